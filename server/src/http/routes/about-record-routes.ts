import type { FastifyInstance } from 'fastify';
import { printRecord } from '../../data/history/print-record.ts';
import { readHistory } from '../../data/history/read-history.ts';
import { readStages } from '../../data/history/read-stages.ts';
import { readTimeline } from '../../data/history/read-timeline.ts';
import { revealValue } from '../../data/history/reveal-value.ts';
import { findSimilar } from '../../data/search/find-similar.ts';
import { convertRecord } from '../../data/write/convert/convert-record.ts';
import { describeConverted } from '../../data/write/convert/describe-converted.ts';
import { previewConversion } from '../../data/write/convert/preview-conversion.ts';
import { createRateLimit } from '../rate-limit.ts';
import { sendWarnings } from '../send-warnings.ts';
import { serve } from '../serve.ts';

/** A form asks each time that typing rests. */
const similarPerMinute = 60;
/** Nobody reads more numbers than that, and a script shall not. */
const revealsPerMinute = 30;

/** What surrounds one record: its history, timeline and stages, records like it, and what it can be turned into. */
export function aboutRecordRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/records/:object/:id/history', ({ workspace, actor, params, query }) =>
    readHistory(workspace, actor, { ...params, ...query }),
  );

  serve(app, 'GET /api/records/:object/:id/timeline', ({ workspace, actor, params, query }) =>
    readTimeline(workspace, actor, { ...params, ...query }),
  );

  serve(app, 'GET /api/records/:object/:id/stages', ({ workspace, actor, params }) => readStages(workspace, actor, params));

  const countReveals = createRateLimit(revealsPerMinute);
  serve(app, 'POST /api/records/:object/:id/reveal', async ({ workspace, actor, params, body }) => {
    countReveals(`${workspace.id} ${actor.userId}`);
    return { value: await revealValue(workspace, actor, { ...params, ...body }) };
  });

  serve(app, 'POST /api/records/:object/:id/print', ({ workspace, actor, params, body }) =>
    printRecord(workspace, actor, { ...params, ...body }),
  );

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
