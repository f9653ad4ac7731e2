import type { BulkResult } from '@tenon/metadata';
import { filterSchema } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { badRequest, TenonError } from '../../base/errors.ts';
import { bulkChange, countChangeable } from '../../data/bulk-change.ts';
import { writeRecords } from '../../data/write-records.ts';
import type { FailedRow } from '../../data/write-request.ts';
import { undoChange } from '../../process/undo-change.ts';
import { callerOf } from '../caller.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeProblem } from '../describe-error.ts';
import { once } from '../once.ts';
import { readInput } from '../read-input.ts';
import type { Services } from '../services.ts';

type ObjectParams = { Params: { object: string } };

const ids = z.array(z.string()).max(5000);
const values = z.record(z.string(), z.unknown());
const target = { ids: ids.optional(), filter: filterSchema.optional(), search: z.string().optional() };
const request = z.union([
  z.strictObject({ action: z.literal('create'), records: z.array(values).max(5000), partial: z.boolean().optional() }),
  z.strictObject({
    action: z.literal('update'),
    records: z.array(z.looseObject({ id: z.string(), version: z.int().optional() })).max(5000),
    partial: z.boolean().optional(),
  }),
  z.strictObject({ action: z.literal('update'), ...target, values }),
  z.strictObject({ action: z.enum(['delete', 'restore']), ...target }),
]);
const countRequest = z.strictObject({ action: z.enum(['update', 'delete']), ...target });

/** Longer changes are jobs, with progress and cancel. */
const atOnce = 1000;

/** `/api/records/:object/bulk` and its undo. */
export function bulkRoutes(app: FastifyInstance, { jobs }: Services): void {
  app.post<ObjectParams>('/api/records/:object/bulk', async (http, reply) => {
    const { object } = http.params;
    const { workspace, actor } = callerOf(http);
    const input = readInput(http, request);
    if (!actor.rights.allows(object, 'bulk')) throw new TenonError('forbidden');
    if (!('records' in input)) requireTarget(input);
    const { status, answer } = await once(http, async () => {
      if ('records' in input) return { status: 200, answer: describe(await writeEach(input)) };
      const change = { object, ...input };
      if (input.ids === undefined || input.ids.length > atOnce) {
        const total = input.ids?.length ?? (await countChangeable(workspace, actor, change)).total;
        if (total > atOnce)
          return { status: 202, answer: { job: await jobs.start(workspace, actor, { kind: 'bulkChange', input: change }) } };
      }
      return { status: 200, answer: describe(await bulkChange(workspace, actor, change)) };
    });
    return reply.code(status).send(answer);

    async function writeEach(each: Extract<typeof input, { records: unknown }>) {
      const batch = { kind: 'bulk' };
      const written =
        each.action === 'create'
          ? await writeRecords(workspace, actor, {
              object,
              action: 'create',
              records: each.records,
              partial: each.partial,
              batch,
            })
          : await writeRecords(workspace, actor, {
              object,
              action: 'update',
              records: each.records.map(({ id, version, ...changed }) => ({
                id: id as string,
                version: version as number | undefined,
                values: changed,
              })),
              partial: each.partial,
              batch,
            });
      const undo = written.ids.length > written.unchanged ? written.batch : undefined;
      return { done: written.ids.length, ids: written.ids, failed: written.failed, undo };
    }

    function describe({
      failed,
      ...result
    }: Omit<BulkResult, 'failed'> & {
      failed: readonly (Pick<FailedRow, 'row'> & { id?: string; problems: readonly unknown[] })[];
    }): BulkResult {
      const locale = callerLocale(http);
      return {
        ...result,
        failed: failed.map(({ row, id, problems }) => ({
          row,
          id,
          problems: problems.map((each) => describeProblem(each as never, locale)),
        })),
      };
    }
  });

  app.post<ObjectParams>('/api/records/:object/bulk-count', (http) => {
    const { workspace, actor } = callerOf(http);
    return countChangeable(workspace, actor, { ...readInput(http, countRequest), object: http.params.object });
  });

  app.post<{ Params: { token: string } }>('/api/undo/:token', async (http) => {
    const { workspace, actor } = callerOf(http);
    const { ids: undone, failed, undo } = await undoChange(workspace, actor, http.params.token);
    const locale = callerLocale(http);
    return {
      done: undone.length,
      ids: undone.slice(0, atOnce),
      failed: failed.map(({ row, id, problems }) => ({
        row,
        id,
        problems: problems.map((each) => describeProblem(each, locale)),
      })),
      undo,
    };
  });
}

/** A program that forgot to say which records meant hardly all of them. */
function requireTarget({ ids, filter, search }: { ids?: unknown; filter?: unknown; search?: unknown }): void {
  if (ids !== undefined || filter !== undefined || search !== undefined) return;
  throw badRequest({
    zh: '请用 ids、filter 或 search 指明记录；全部记录用 filter: {"and":[]}',
    en: 'say which records by ids, filter or search; filter: {"and":[]} is all of them',
  });
}
