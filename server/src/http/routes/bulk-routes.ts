import type { changeRequest, eachRequest } from '@tenon/metadata/api/bulk.ts';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { badRequest, TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { type BulkDone, bulkChange, countChangeable } from '../../data/bulk/bulk-change.ts';
import { distinctWarnings } from '../../data/write/distinct-warnings.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { RecordChange } from '../../data/write/write-request.ts';
import { undoChange } from '../../process/jobs/undo-change.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeProblem } from '../describe-error.ts';
import { describeFailed } from '../describe-failed.ts';
import { sendWarnings } from '../send-warnings.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

type BulkOutcome = BulkDone | { job: string };

/** Longer changes are jobs, with progress and cancel. */
const atOnce = 1000;

/** `/api/records/:object/bulk` and its undo. */
export function bulkRoutes(app: FastifyInstance, { jobs }: Services): void {
  serve(
    app,
    'POST /api/records/:object/bulk',
    async ({ workspace, actor, request, reply, params: { object }, body: input, once }) => {
      if (!actor.rights.allows(object, 'bulk')) throw new TenonError('forbidden');
      if (!('records' in input)) requireTarget(input);
      const isLong = !('records' in input) && (await countOf(input)) > atOnce;
      const outcome = await once(async (tx): Promise<BulkOutcome> => {
        if ('records' in input) return writeEach(workspace, actor, { object, input, tx });
        const change = { object, ...input };
        if (isLong) return { job: await jobs.start(workspace, actor, { kind: 'bulkChange', input: change }, tx) };
        return bulkChange(workspace, actor, change, { tx });
      });
      if ('job' in outcome) {
        reply.code(202);
        return outcome;
      }
      const { warnings, failed, ...done } = outcome;
      sendWarnings(reply, actor, warnings);
      return { ...done, failed: describeFailed(request, object, failed) };

      async function countOf({ ids, ...more }: z.output<typeof changeRequest>): Promise<number> {
        if (ids) return ids.length;
        return (await countChangeable(workspace, actor, { object, ...more })).total;
      }
    },
  );

  serve(app, 'POST /api/records/:object/bulk-count', ({ workspace, actor, params: { object }, body }) =>
    countChangeable(workspace, actor, { ...body, object }),
  );

  serve(app, 'POST /api/undo/:token', async ({ workspace, actor, request, params: { token }, once }) => {
    const { ids: undone, failed, undo } = await once((tx) => undoChange(workspace, actor, { token, tx }));
    const locale = callerLocale(request);
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
