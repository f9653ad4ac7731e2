import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { lockDefinitions } from '../change-tables.ts';
import { quoteName } from '../quote-name.ts';
import type { CompiledObject } from '../snapshot.ts';
import type { Workspace } from '../workspace.ts';
import { desiredIndexes } from './desired-indexes.ts';
import { buildLater } from './run-actions.ts';
import { queueTask } from './schema-tasks.ts';
import type { Index } from './table.ts';

/** Whether the database itself refuses values that must be unique. An index that is still being built does not. */
export async function holdsUniqueness({ snapshot, database }: Workspace, object: CompiledObject): Promise<boolean> {
  const present = await presentIndexes(object, database.platform);
  return desiredIndexes(snapshot, object).every(({ name, unique }) => !unique || present.has(name));
}

/** Whoever reads the table waits behind the change as long as the change waits for somebody else. */
const lockTimeout = '500ms';

/**
 * Takes off the indexes of a table that is about to be filled, and queues them for `runSlowDdl`: to build them over all rows at once takes
 * a fraction of adding the rows one by one. Unique ones stay. Until they are back, who reads the table reads all of it. Answers
 * whether any were taken off; a table that is in use, or has been published anew, keeps them.
 */
export async function dropIndexesForLoad(workspace: Workspace, object: CompiledObject): Promise<boolean> {
  try {
    return await workspace.database.platform.changeSchema(workspace.schema, async (tx) => {
      if ((await lockDefinitions(tx, workspace)) !== workspace.snapshot.revision) return false;
      await tx.query({ text: `set local lock_timeout = '${lockTimeout}'`, values: [] });
      const present = await presentIndexes(object, tx);
      const indexes = desiredIndexes(workspace.snapshot, object).filter(({ name, unique }) => !unique && present.has(name));
      for (const index of indexes)
        await queueTask(tx, workspace.schema, { ...buildLater(index, object.table), table: object.name });
      if (indexes.length > 0) await tx.query({ text: `drop index ${names(workspace, indexes)}`, values: [] });
      return indexes.length > 0;
    });
  } catch (error) {
    if (error instanceof TenonError && error.code === 'busy') return false;
    throw error;
  }
}

async function presentIndexes({ table }: CompiledObject, tx: Pick<Transaction, 'query'>): Promise<Set<string>> {
  const rows = await tx.query<{ name: string }>({
    text: `select x.relname as name from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = $1::regclass and i.indisvalid`,
    values: [table],
  });
  return new Set(rows.map(({ name }) => name));
}

function names({ schema }: Workspace, indexes: readonly Index[]): string {
  return indexes.map(({ name }) => `${quoteName(schema)}.${quoteName(name)}`).join(', ');
}
