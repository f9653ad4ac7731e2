import type pg from 'pg';
import { asLogin, type Identity } from './acting-identity.ts';
import type { Row, Statement } from './database.ts';
import { type Answers, PreparedQuery } from './prepared-query.ts';

/** Prepared statements a connection may gather before it is replaced. */
const maxPrepared = 500;

const prepared = new WeakMap<pg.PoolClient, Answers>();

/** Sends one statement, prepared where it has a name; answers its rows. Throws what PostgreSQL answers, not yet in the terms of the catalogue. */
export function runStatement(client: pg.PoolClient, { text, values, name }: Statement): Promise<Row[]> {
  // With a callback: what the driver's own promise answered survives until the next full collection.
  return new Promise((resolve, reject) => {
    if (name) {
      const done = (error: Error | null, rows: Row[]) => (error ? reject(error) : resolve(rows));
      client.query(new PreparedQuery({ text, values, name }, answersOf(client, name), done));
    } else
      client.query({ text, values }, (error: Error | null, result: pg.QueryResult<Row>) =>
        error ? reject(error) : resolve(result.rows),
      );
  });
}

export function hasManyPrepared(client: pg.PoolClient): boolean {
  return (prepared.get(client)?.size ?? 0) > maxPrepared;
}

function answersOf(client: pg.PoolClient, name: string): Answers {
  const answers = prepared.get(client) ?? new Map();
  prepared.set(client, answers);
  // Counted from the moment it is sent, whatever becomes of it.
  if (!answers.has(name)) answers.set(name, undefined);
  return answers;
}

/** In one round trip. Where the statement fails, the transaction does, and the role with it. */
export async function runAsLogin(client: pg.PoolClient, identity: Identity, statement: Statement): Promise<Row[]> {
  if (identity === asLogin) return runStatement(client, statement);
  const sent = [{ text: 'set local role none', values: [] }, statement, { text: identity.returnTo, values: [] }].map((each) =>
    runStatement(client, each),
  );
  await allInOrder(sent);
  return sent[1] as Promise<Row[]>;
}

/** Waits for all of them; throws what the first one that failed said, since all behind it only say that something had failed. */
export async function allInOrder(sent: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(sent)) if (outcome.status === 'rejected') throw outcome.reason;
}
