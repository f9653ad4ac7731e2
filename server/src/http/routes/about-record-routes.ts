import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readHistory } from '../../data/history/read-history.ts';
import { readStages } from '../../data/history/read-stages.ts';
import { readTimeline } from '../../data/history/read-timeline.ts';
import { findSimilar } from '../../data/search/find-similar.ts';
import { type ConvertRequest, convertRecord, describeConverted, previewConversion } from '../../data/write/convert-record.ts';
import { callerOf } from '../caller.ts';
import { once } from '../once.ts';
import { createRateLimit } from '../rate-limit.ts';
import { readInput } from '../read-input.ts';
import { tellWarnings } from '../tell-warnings.ts';

type RecordParams = { Params: { object: string; id: string } };
type Paged = RecordParams & { Querystring: { cursor?: string } };

const similar = z.strictObject({ values: z.record(z.string(), z.unknown()), exclude: z.string().optional() });
/** A form asks each time that typing rests. */
const similarPerMinute = 60;
const choice = z.union([
  z.strictObject({ create: z.literal(true), values: z.record(z.string(), z.unknown()).optional() }),
  z.strictObject({ id: z.string() }),
  z.strictObject({ skip: z.literal(true) }),
]);
const conversion = z.strictObject({ targets: z.record(z.string(), choice).default({}) });

/** What surrounds one record: its history, timeline and stages, records like it, and what it can be turned into. */
export function aboutRecordRoutes(app: FastifyInstance): void {
  app.get<Paged>('/api/records/:object/:id/history', (request) => {
    const { workspace, actor } = callerOf(request);
    return readHistory(workspace, actor, { ...request.params, cursor: request.query.cursor });
  });

  app.get<Paged>('/api/records/:object/:id/timeline', (request) => {
    const { workspace, actor } = callerOf(request);
    return readTimeline(workspace, actor, { ...request.params, cursor: request.query.cursor });
  });

  app.get<RecordParams>('/api/records/:object/:id/stages', (request) => {
    const { workspace, actor } = callerOf(request);
    return readStages(workspace, actor, request.params);
  });

  // It answers what lists do not, so that nobody shall ask it for a whole book of phone numbers.
  const countSimilar = createRateLimit(similarPerMinute);
  app.post<{ Params: { object: string } }>('/api/records/:object/similar', (request) => {
    const { workspace, actor } = callerOf(request);
    countSimilar(`${workspace.id} ${actor.userId}`);
    return findSimilar(workspace, actor, { ...readInput(request, similar), object: request.params.object });
  });

  app.get<RecordParams>('/api/records/:object/:id/conversion', (request) => {
    const { workspace, actor } = callerOf(request);
    return previewConversion(workspace, actor, request.params);
  });

  app.post<RecordParams>('/api/records/:object/:id/convert', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const input = { ...request.params, ...readInput(request, conversion) } as ConvertRequest;
    const converted = await once(request, (tx) => convertRecord(workspace, actor, input, tx));
    tellWarnings(reply, actor, converted.warnings);
    return describeConverted(workspace, actor, converted);
  });
}
