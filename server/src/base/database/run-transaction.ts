import type { Duplex } from 'node:stream';
import pg from 'pg';
import { asLogin, type Identity, statementTimeout } from './acting-identity.ts';
import { CopyQuery } from './copy-query.ts';
import type { Row, Statement, Transaction, TransactionSettings } from './database.ts';
import type { As, Lend } from './lend-connections.ts';
import { currentRequester } from './requester.ts';
import { allInOrder, runAsLogin, runStatement } from './run-statement.ts';

const patientLockTimeout = 20_000;

type Work<T> = (tx: Transaction) => Promise<T>;

/** What was done within a transaction and counts at its end. */
type Ending = { committed: (() => void)[]; deferred: Promise<unknown>[]; behind: (() => Promise<unknown>)[] };

/** Lends a connection, and commits what is done on it; everything is rolled back when any of it fails. */
export async function runTransaction<T>(lend: Lend, as: As, work: Work<T>, settings?: TransactionSettings): Promise<T> {
  const ending: Ending = { committed: [], deferred: [], behind: [] };
  const result = await lend(as, async (client) => {
    // Not awaited: the first statement follows in the same round trip and fails with it.
    gatherWrites(client);
    const begun = client.query(beginning(as.identity, settings));
    begun.catch(() => {});
    try {
      const done = await work(openTransaction(client, as.identity, ending));
      await commit(client, begun, ending);
      return done;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      await allInOrder([begun, ...ending.deferred]);
      throw error;
    }
  });
  for (const act of ending.committed) act();
  return result;
}

function openTransaction(client: pg.PoolClient, identity: Identity, { committed, deferred, behind }: Ending): Transaction {
  return {
    query(statement) {
      gatherWrites(client);
      return runStatement(client, statement) as never;
    },
    queryAsPlatform(statement) {
      gatherWrites(client);
      return runAsLogin(client, identity, statement) as never;
    },
    copy(table, columns, rows) {
      gatherWrites(client);
      return copyRows(client, { table, columns, rows });
    },
    defer(sent) {
      sent.catch(() => {});
      deferred.push(sent);
    },
    flush: () => allInOrder(deferred),
    afterCommit: (act) => void committed.push(act),
    readBehindCommit(statement: Statement) {
      const { promise, resolve, reject } = Promise.withResolvers<Row[]>();
      promise.catch(() => {});
      behind.push(() => runStatement(client, statement).then(resolve, reject));
      return promise as never;
    },
  };
}

/** What was deferred, the commit, and what is read behind it are one round trip. */
async function commit(client: pg.PoolClient, begun: Promise<unknown>, { deferred, behind }: Ending): Promise<void> {
  if (deferred.length + behind.length > 0) gatherWrites(client);
  const ended = client.query('commit');
  ended.catch(() => {});
  const readings = behind.map((send) => send());
  if (deferred.length > 0) await allInOrder(deferred);
  await begun;
  // PostgreSQL answers ROLLBACK, without an error, when the transaction had failed before.
  const { command } = await ended;
  if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
  await Promise.all(readings);
}

type Copied = { table: string; columns: readonly string[]; rows: Buffer };

function copyRows(client: pg.PoolClient, { table, columns, rows }: Copied): Promise<number> {
  const names = columns.map((name) => pg.escapeIdentifier(name)).join(', ');
  const statement = `copy ${table} (${names}) from stdin (format binary)`;
  return new Promise((resolve, reject) => {
    client.query(new CopyQuery(statement, rows, (error, result) => (error ? reject(error) : resolve(result.rowCount ?? 0))));
  });
}

/** What is sent until this turn ends reaches the socket in one system call; each costs as much as a small statement's planning. */
function gatherWrites(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Writes have the time of what takes long; what the server does by itself also waits longer for those who hold a lock. */
const begin = `begin read write; set local statement_timeout = ${statementTimeout.long}`;
const beginPatiently = `${begin}; set local lock_timeout = ${patientLockTimeout}`;

function beginning(identity: Identity, settings: TransactionSettings = {}): string {
  const text = identity !== asLogin && currentRequester() === undefined ? beginPatiently : begin;
  return [text, ...Object.entries(settings).map(([name, value]) => `set local ${name} = ${value}`)].join('; ');
}
