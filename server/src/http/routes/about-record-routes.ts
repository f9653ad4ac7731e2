import type { FastifyInstance } from 'fastify';
import { readHistory } from '../../data/history/read-history.ts';
import { readStages } from '../../data/history/read-stages.ts';
import { readTimeline } from '../../data/history/read-timeline.ts';
import { findSimilar } from '../../data/search/find-similar.ts';
import { convertRecord } from '../../data/write/convert/convert-record.ts';
import { describeConverted } from '../../data/write/convert/describe-converted.ts';
import { previewConversion } from '../../data/write/convert/preview-conversion.ts';
import { createRateLimit } from '../rate-limit.ts';
import { sendWarnings } from '../send-warnings.ts';
import { serve } from '../serve.ts';

/** A form asks each time that typing rests. */
const similarPerMinute = 60;

/** What surrounds one record: its history, timeline and stages, records like it, and what it can be turned into. */
export function aboutRecordRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/records/:object/:id/history', ({ workspace, actor, params, query }) =>
    readHistory(workspace, actor, { ...params, ...query }),
  );

  serve(app, 'GET /api/records/:object/:id/timeline', ({ workspace, actor, params, query }) =>
    readTimeline(workspace, actor, { ...params, ...query }),
  );

  serve(app, 'GET /api/records/:object/:id/stages', ({ workspace, actor, params }) => readStages(workspace, actor, params));

  // It answers what lists do not, so that nobody shall ask it for a whole book of phone numbers.
  const countSimilar = createRateLimit(similarPerMinute);
  serve(app, 'POST /api/records/:object/similar', ({ workspace, actor, params: { object }, body }) => {
    countSimilar(`${workspace.id} ${actor.userId}`);
    return findSimilar(workspace, actor, { ...body, object });
  });

  serve(app, 'GET /api/records/:object/:id/conversion', ({ workspace, actor, params }) =>
    previewConversion(workspace, actor, params),
  );

  serve(app, 'POST /api/records/:object/:id/convert', async ({ workspace, actor, reply, params, body, once }) => {
    const converted = await once((tx) => convertRecord(workspace, actor, { ...params, ...body }, tx));
    sendWarnings(reply, actor, converted.warnings);
    return describeConverted(workspace, actor, converted);
  });
}
