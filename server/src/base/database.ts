import type { Duplex } from 'node:stream';
import pg from 'pg';
import { actAs, asLogin, asWorkspace, type Identity } from './acting-identity.ts';
import { columnTypes } from './column-types.ts';
import { CopyQuery } from './copy-query.ts';
import type { Log } from './log.ts';
import { toTenonError } from './sql-errors.ts';

/** SQL text with bound values: an `sql` template of sql-template-tag, or a prepared statement with a bounded `name`. */
export type Statement = { text: string; values: unknown[]; name?: string };

export type Row = Record<string, unknown>;

/** An open transaction. Statements run in the order they are asked for; the first failure ends it. */
export type Transaction = {
  query<R extends Row = Row>(statement: Statement): Promise<R[]>;
  /** Adds rows, as `copyBytes` makes them, to these columns of a table; answers how many there were. */
  copy(table: string, columns: readonly string[], rows: Buffer): Promise<number>;
  /** The commit follows what is on its way to the database without waiting for an answer, and where that fails, the transaction does. */
  pledge(sent: Promise<unknown>): void;
  /** Waits for all that was pledged so far; throws what failed first. */
  settle(): Promise<void>;
  /** Called once the transaction is committed; never when it is rolled back. */
  afterCommit(act: () => void): void;
};

/** Settings of PostgreSQL that hold for one transaction: `{ synchronous_commit: 'off' }`. Fixed words of ours, never anybody's input. */
export type TransactionSettings = Readonly<Record<string, string>>;

/**
 * The database as one workspace may use it: every statement runs under the workspace's own database role, so no statement,
 * however wrong, reaches another workspace.
 */
export type WorkspaceDatabase = {
  /** One statement that cannot write, in a transaction of its own: a single round trip. */
  read<R extends Row = Row>(statement: Statement): Promise<R[]>;
  transaction<T>(work: (tx: Transaction) => Promise<T>, settings?: TransactionSettings): Promise<T>;
  /** Rows as they come, in bounded memory, for exports. */
  stream(statement: Statement): AsyncIterable<Row>;
};

export type Database = {
  /** The directory of accounts and workspaces (schema `tenon`), and DDL: runs as the login role. */
  platform: {
    query<R extends Row = Row>(statement: Statement): Promise<R[]>;
    transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
    /** Outside a transaction, on a connection of its own: `create index concurrently`. */
    alone(statement: Statement): Promise<void>;
  };
  workspace(role: string): WorkspaceDatabase;
  /** Calls back for each NOTIFY on the channel; reconnects by itself and then calls `missed`. */
  listen(channel: string, heard: (payload: string) => void, missed: () => void): Promise<void>;
  pool: pg.Pool;
  close(): Promise<void>;
};

/** Prepared statements a connection may gather before it is replaced. */
const maxPrepared = 500;

export function openDatabase(url: string, options: { poolSize: number; log: Log }): Database {
  const { log } = options;
  const settings = { connectionString: url, types: columnTypes, application_name: 'tenon', connectionTimeoutMillis: 10_000 };
  const pool = new pg.Pool({ ...settings, max: options.poolSize, pipeline: true } as pg.PoolConfig);
  // Query streams hold a portal open and cannot share a pipelined connection.
  const streams = new pg.Pool({ ...settings, max: 2 });
  for (const each of [pool, streams])
    each.on('error', (error) => log.warn({ code: (error as { code?: string }).code }, 'idle connection lost'));
  const listeners = new Set<pg.Client>();
  const prepared = new WeakMap<pg.PoolClient, Set<string>>();

  return {
    pool,
    platform: {
      query: (statement) => pooled(asLogin, (client) => run(client, statement)) as never,
      transaction: (work) => transaction(asLogin, work),
      alone: (statement) => pooled(asLogin, async (client) => void (await run(client, statement))),
    },
    workspace(role) {
      const identity = asWorkspace(role);
      return {
        read: (statement) => pooled(identity, (client) => run(client, statement)) as never,
        transaction: (work, settings) => transaction(identity, work, settings),
        stream: (statement) => streamRows(role, statement),
      };
    },
    listen,
    async close() {
      await Promise.all([...listeners].map((client) => client.end()));
      await Promise.all([pool.end(), streams.end()]);
    },
  };

  async function pooled<T>(identity: Identity, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error) => {
      throw toTenonError(error);
    });
    let broken: unknown;
    try {
      await actAs(client, identity);
      return await work(client);
    } catch (error) {
      if (isConnectionError(error)) broken = error;
      throw toTenonError(error);
    } finally {
      client.release(broken !== undefined || (prepared.get(client)?.size ?? 0) > maxPrepared);
    }
  }

  function run(client: pg.PoolClient, { text, values, name }: Statement): Promise<Row[]> {
    if (name) remember(client, name);
    // With a callback: what the driver's own promise answered survives until the next full collection.
    return new Promise((resolve, reject) => {
      client.query({ text, values, name }, (error: Error | null, result: pg.QueryResult<Row>) =>
        error ? reject(error) : resolve(result.rows),
      );
    });
  }

  function remember(client: pg.PoolClient, name: string): void {
    const names = prepared.get(client);
    if (names) names.add(name);
    else prepared.set(client, new Set([name]));
  }

  function transaction<T>(identity: Identity, work: (tx: Transaction) => Promise<T>, settings?: TransactionSettings): Promise<T> {
    const committed: (() => void)[] = [];
    const pledged: Promise<unknown>[] = [];
    const done = pooled(identity, async (client) => {
      // Not awaited: the first statement follows in the same round trip and fails with it.
      gatherWrites(client);
      const begun = client.query(beginning(settings));
      begun.catch(() => {});
      try {
        const result = await work({
          query(statement) {
            gatherWrites(client);
            return run(client, statement) as never;
          },
          copy(table, columns, rows) {
            gatherWrites(client);
            return copyRows(client, { table, columns, rows });
          },
          pledge(sent) {
            sent.catch(() => {});
            pledged.push(sent);
          },
          settle: () => allInOrder(pledged),
          afterCommit: (act) => void committed.push(act),
        });
        if (pledged.length > 0) gatherWrites(client);
        const ended = client.query('commit');
        ended.catch(() => {});
        if (pledged.length > 0) await allInOrder(pledged);
        await begun;
        // PostgreSQL answers ROLLBACK, without an error, when the transaction had failed before.
        const { command } = await ended;
        if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => {});
        await allInOrder([begun, ...pledged]);
        throw error;
      }
    });
    return done.then((result) => {
      for (const act of committed) act();
      return result;
    });
  }

  async function* streamRows(role: string, statement: Statement): AsyncGenerator<Row> {
    const { default: QueryStream } = await import('pg-query-stream');
    const client = await streams.connect();
    let finished = false;
    try {
      await client.query(
        `begin read only; set local role ${pg.escapeIdentifier(role)}; set local timezone = 'UTC'; set local statement_timeout = 0`,
      );
      const stream = client.query(new QueryStream(statement.text, statement.values, { batchSize: 500, types: columnTypes }));
      for await (const row of stream) yield row as Row;
      await client.query('commit');
      finished = true;
    } catch (error) {
      throw toTenonError(error);
    } finally {
      client.release(!finished);
    }
  }

  async function listen(channel: string, heard: (payload: string) => void, missed: () => void): Promise<void> {
    const client = new pg.Client(settings);
    listeners.add(client);
    client.on('notification', (message) => heard(message.payload ?? ''));
    client.on('error', () => {
      listeners.delete(client);
      setTimeout(() => listen(channel, heard, missed).then(missed, (error) => client.emit('error', error)), 1000).unref();
    });
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  }
}

/** Waits for all of them; throws what the first one that failed said, since all behind it only say that something had failed. */
async function allInOrder(sent: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(sent)) if (outcome.status === 'rejected') throw outcome.reason;
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

function beginning(settings: TransactionSettings = {}): string {
  return ['begin read write', ...Object.entries(settings).map(([name, value]) => `set local ${name} = ${value}`)].join('; ');
}

function isConnectionError(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return (
    code.startsWith('08') ||
    code.startsWith('57P') ||
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT'].includes(code) ||
    code === ''
  );
}
