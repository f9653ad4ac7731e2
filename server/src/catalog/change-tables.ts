import { setTimeout as sleep } from 'node:timers/promises';
import type { Hooks } from '@tenon/metadata';
import type { Clock } from '../base/clock.ts';
import type { Database, Transaction } from '../base/database/database.ts';
import { TenonError } from '../base/errors.ts';

/** The workspace that definitions are applied to, open or not yet. */
export type Site = {
  id: string;
  schema: string;
  database: Database;
  clock: Clock;
  /** Code of the installed solutions, by object. */
  hooks?: ReadonlyMap<string, readonly Hooks[]>;
  reload?(): Promise<void>;
};

/** Of anything that a change may have to wait for. Whoever comes later stands in line behind it. */
const lockTimeout = '400ms';
const attempts = 20;
const longestPause = 1000;

/**
 * Changes tables in one transaction, as soon as they are free. A table that is in use is waited for less than half a second, so that nobody
 * queues behind the change for longer; then it is tried again. Throws `busy` after some twenty seconds.
 */
export async function changeWhenFree<Result>(
  site: Site,
  work: (tx: Transaction, revision: number) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await site.database.platform.changeSchema(site.schema, async (tx) => work(tx, await lockDefinitions(tx, site)));
    } catch (error) {
      if (!(error instanceof TenonError && error.code === 'busy') || attempt === attempts) throw error;
      await sleep(Math.min(100 * attempt, longestPause));
    }
  }
}

/** Waits for changes of the same workspace to end; answers the present revision. */
export async function lockDefinitions(tx: Transaction, { id, schema }: Site): Promise<number> {
  await tx.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [`publish ${schema}`] });
  await tx.query({ text: `set local lock_timeout = '${lockTimeout}'`, values: [] });
  return currentRevision(tx, { id });
}

/** Throws `notFound` for a workspace that there is not. */
export async function currentRevision(db: Pick<Transaction, 'query'>, { id }: Pick<Site, 'id'>): Promise<number> {
  const [row] = await db.query<{ revision: number }>({
    text: 'select revision from tenon.workspace where id = $1',
    values: [id],
  });
  if (!row) throw new TenonError('notFound');
  return row.revision;
}
