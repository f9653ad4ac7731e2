import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction, TransactionSettings } from '../../base/database/database.ts';
import { runAgainAfterPublish } from '../../catalog/run-again-after-publish.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readRates } from '../read/currency-rates.ts';
import { pipelineSettings } from './pipeline-settings.ts';
import { isLostRace } from './refused-by-database.ts';

const maxAttempts = 4;

/**
 * Does work that writes in a transaction of its own. Where it met another writer it is done anew: the other's record is committed by then, and the
 * checks of the next run find it and say which row it is. Where it met a publish, it is done once more with the new model.
 */
export async function inWriteTransaction<Result>(
  workspace: Workspace,
  work: (tx: Transaction) => Promise<Result>,
  settings: TransactionSettings = pipelineSettings,
): Promise<Result> {
  // What may have to be read is read before a connection is held.
  await readRates(workspace);
  return runAgainAfterPublish(workspace, () => tryWrite(workspace, work, settings));
}

async function tryWrite<Result>(
  workspace: Workspace,
  work: (tx: Transaction) => Promise<Result>,
  settings: TransactionSettings,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await workspace.db.transaction(work, settings);
    } catch (error) {
      if (attempt === maxAttempts || !isLostRace(error)) throw error;
      await sleep(attempt * 5 * Math.random());
    }
  }
}
