import type { BulkResult } from '@tenon/metadata';
import { filterSchema } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database.ts';
import { badRequest, TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { type BulkDone, bulkChange, countChangeable } from '../../data/bulk/bulk-change.ts';
import { distinctWarnings } from '../../data/write/distinct-warnings.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { RecordChange } from '../../data/write/write-request.ts';
import { undoChange } from '../../process/undo-change.ts';
import { callerOf } from '../caller.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeProblem } from '../describe-error.ts';
import { describeFailed } from '../describe-failed.ts';
import { once } from '../once.ts';
import { readInput } from '../read-input.ts';
import type { Services } from '../services.ts';
import { tellWarnings } from '../tell-warnings.ts';

type ObjectParams = { Params: { object: string } };

const ids = z.array(z.string()).max(5000);
const values = z.record(z.string(), z.unknown());
const target = { ids: ids.optional(), filter: filterSchema.optional(), search: z.string().optional() };
const eachRequest = z.union([
  z.strictObject({ action: z.literal('create'), records: z.array(values).max(5000), partial: z.boolean().optional() }),
  z.strictObject({
    action: z.literal('update'),
    records: z.array(z.looseObject({ id: z.string(), version: z.int().optional() })).max(5000),
    partial: z.boolean().optional(),
  }),
]);
const changeRequest = z.union([
  z.strictObject({ action: z.literal('update'), ...target, values }),
  z.strictObject({ action: z.enum(['delete', 'restore']), ...target }),
]);
const request = z.union([eachRequest, changeRequest]);
const countRequest = z.strictObject({ action: z.enum(['update', 'delete']), ...target });

type BulkOutcome = BulkDone | { job: string };

/** Longer changes are jobs, with progress and cancel. */
const atOnce = 1000;

/** `/api/records/:object/bulk` and its undo. */
export function bulkRoutes(app: FastifyInstance, { jobs }: Services): void {
  app.post<ObjectParams>('/api/records/:object/bulk', { config: { takesMany: true } }, async (http, reply) => {
    const { object } = http.params;
    const { workspace, actor } = callerOf(http);
    if (!actor.rights.allows(object, 'bulk')) throw new TenonError('forbidden');
    const input = readInput(http, request);
    if (!('records' in input)) requireTarget(input);
    const isLong = !('records' in input) && (await countOf(input)) > atOnce;
    const outcome = await once(http, async (tx): Promise<BulkOutcome> => {
      if ('records' in input) return writeEach(workspace, actor, { object, input, tx });
      const change = { object, ...input };
      if (isLong) return { job: await jobs.start(workspace, actor, { kind: 'bulkChange', input: change }, tx) };
      return bulkChange(workspace, actor, change, { tx });
    });
    if ('job' in outcome) return reply.code(202).send(outcome);
    const { warnings, failed, ...done } = outcome;
    tellWarnings(reply, actor, warnings);
    return { ...done, failed: describeFailed(http, object, failed) } satisfies BulkResult;

    async function countOf({ ids, ...more }: z.output<typeof changeRequest>): Promise<number> {
      if (ids) return ids.length;
      return (await countChangeable(workspace, actor, { object, ...more })).total;
    }
  });

  app.post<ObjectParams>('/api/records/:object/bulk-count', (http) => {
    const { workspace, actor } = callerOf(http);
    return countChangeable(workspace, actor, { ...readInput(http, countRequest), object: http.params.object });
  });

  app.post<{ Params: { token: string } }>('/api/undo/:token', async (http) => {
    const { workspace, actor } = callerOf(http);
    const {
      ids: undone,
      failed,
      undo,
    } = await once(http, (tx) => undoChange(workspace, actor, { token: http.params.token, tx }));
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

type Each = { object: string; input: z.output<typeof eachRequest>; tx: Transaction | undefined };

/** Records with values of their own. */
async function writeEach(workspace: Workspace, actor: Actor, { object, input, tx }: Each): Promise<BulkDone> {
  const { partial } = input;
  const batch = { kind: 'bulk' };
  const request =
    input.action === 'create'
      ? { object, action: 'create' as const, records: input.records, partial, batch }
      : { object, action: 'update' as const, records: input.records.map(toChange), partial, batch };
  const written = await writeRecords(workspace, actor, request, tx);
  const undo = written.ids.length > written.unchanged ? written.batch : undefined;
  return {
    done: written.ids.length,
    ids: written.ids,
    failed: written.failed,
    undo,
    warnings: distinctWarnings(written.warnings),
  };
}

function toChange({ id, version, ...values }: { id: string; version?: number }): RecordChange {
  return { id, version, values };
}

/** A program that forgot to say which records meant hardly all of them. */
function requireTarget({ ids, filter, search }: { ids?: unknown; filter?: unknown; search?: unknown }): void {
  if (ids !== undefined || filter !== undefined || search !== undefined) return;
  throw badRequest({
    zh: '请用 ids、filter 或 search 指明记录；全部记录用 filter: {"and":[]}',
    en: 'say which records by ids, filter or search; filter: {"and":[]} is all of them',
  });
}
