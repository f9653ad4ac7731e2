import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../access/actor.ts';
import type { Transaction } from '../base/database.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { attachCurrent } from './write/attach-current.ts';
import { isLostRace, toRefusal } from './write/refused-by-database.ts';
import { roadSettings } from './write/road-settings.ts';
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
      return await workspace.db.transaction((own) => runWrite(workspace, actor, request, { tx: own }), roadSettings);
    } catch (error) {
      // The other writer's record is committed now, and the next run's own checks find it and say which row it is.
      if (attempt < maxAttempts && isLostRace(error)) await sleep(attempt * 5 * Math.random());
      else throw await attachCurrent(workspace, actor, request, toRefusal(workspace, request, error));
    }
  }
}
