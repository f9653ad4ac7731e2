import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../access/actor.ts';
import type { Transaction } from '../base/database.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { attachCurrent } from './write/attach-current.ts';
import { isLostRace, toRefusal } from './write/refused-by-database.ts';
import { runWrite } from './write/run-write.ts';
import type { WriteRequest, WriteResult } from './write-request.ts';

const maxAttempts = 4;

/**
 * The one way records are changed: form, inline and bulk edit, import, API and processes all come here. Takes one row or thousands;
 * either all are written, with history and events, or (unless `partial`) none.
 *
 * Throws `invalid` with every problem of every row, `notFound`, `forbidden`, or `conflict` with the record as it is now.
 * With `tx` the write is part of that transaction.
 */
export async function writeRecords(
  workspace: Workspace,
  actor: Actor,
  request: WriteRequest,
  tx?: Transaction,
): Promise<WriteResult> {
  if (tx)
    return runWrite(workspace, actor, request, { tx }).catch((error) => Promise.reject(toRefusal(workspace, request, error)));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await workspace.db.transaction((own) => planOnceAndRun(workspace, actor, { request, tx: own }));
    } catch (error) {
      // The other writer's record is committed now, and the next run's own checks find it and say which row it is.
      if (attempt < maxAttempts && isLostRace(error)) await sleep(attempt * 5 * Math.random());
      else throw await attachCurrent(workspace, actor, request, toRefusal(workspace, request, error));
    }
  }
}

/**
 * Statements of the road go by primary key or unique index whatever the batch holds. Left to itself PostgreSQL would plan each anew,
 * since it cannot guess the length of arrays; for one record that takes longer than to write it.
 */
async function planOnceAndRun(
  workspace: Workspace,
  actor: Actor,
  { request, tx }: { request: WriteRequest; tx: Transaction },
): Promise<WriteResult> {
  const setting = tx.query({ text: 'set local plan_cache_mode = force_generic_plan', values: [] });
  const [result] = await Promise.all([runWrite(workspace, actor, request, { tx }), setting]);
  return result;
}
