import type { Duplex } from 'node:stream';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { actAs, asLogin, asWorkspace, type Identity } from './acting-identity.ts';
import { columnTypes } from './column-types.ts';
import type { Log } from './log.ts';
import { toTenonError } from './sql-errors.ts';

/** SQL text with bound values: an `sql` template of sql-template-tag, or a prepared statement with a bounded `name`. */
export type Statement = { text: string; values: unknown[]; name?: string };

export type Row = Record<string, unknown>;

/** An open transaction. Statements run in the order they are asked for; the first failure ends it. */
export type Transaction = {
  query<R extends Row = Row>(statement: Statement): Promise<R[]>;
  /** Called once the transaction is committed; never when it is rolled back. */
  afterCommit(act: () => void): void;
  /** Adds rows, as `copyBytes` makes them, to a table, and answers how many; only in a `bulk` transaction. */
  copy?(table: string, columns: readonly string[], bytes: Buffer): Promise<number>;
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
  /** A transaction that can `copy`. Its statements wait for one another's answers, so it is for few and large ones. */
  bulk<T>(work: (tx: Transaction) => Promise<T>, settings?: TransactionSettings): Promise<T>;
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
  // Query streams hold a portal open, and copies the whole connection: they cannot share a pipelined one.
  const streams = new pg.Pool({ ...settings, max: 2 });
  const bulk = new pg.Pool({ ...settings, max: 6 });
  for (const each of [pool, streams, bulk])
    each.on('error', (error) => log.warn({ code: (error as { code?: string }).code }, 'idle connection lost'));
  const listeners = new Set<pg.Client>();
  const prepared = new WeakMap<pg.PoolClient, Set<string>>();

  return {
    pool,
    platform: {
      query: (statement) => pooled(pool, asLogin, (client) => run(client, statement)) as never,
      transaction: (work) => transaction(pool, asLogin, work),
      alone: (statement) => pooled(pool, asLogin, async (client) => void (await run(client, statement))),
    },
    workspace(role) {
      const identity = asWorkspace(role);
      return {
        read: (statement) => pooled(pool, identity, (client) => run(client, statement)) as never,
        transaction: (work, settings) => transaction(pool, identity, work, settings),
        bulk: (work, settings) => transaction(bulk, identity, work, settings),
        stream: (statement) => streamRows(role, statement),
      };
    },
    listen,
    async close() {
      await Promise.all([...listeners].map((client) => client.end()));
      await Promise.all([pool.end(), streams.end(), bulk.end()]);
    },
  };

  async function pooled<T>(from: pg.Pool, identity: Identity, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await from.connect().catch((error) => {
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

  function transaction<T>(
    from: pg.Pool,
    identity: Identity,
    work: (tx: Transaction) => Promise<T>,
    settings?: TransactionSettings,
  ): Promise<T> {
    const committed: (() => void)[] = [];
    const done = pooled(from, identity, async (client) => {
      // Not awaited: the first statement follows in the same round trip and fails with it.
      gatherWrites(client);
      const begun = client.query(beginning(settings));
      begun.catch(() => {});
      const ask = from === bulk ? oneByOne(begun) : <Answer>(question: () => Promise<Answer>) => question();
      try {
        const result = await work({
          query: (statement) =>
            ask(() => {
              gatherWrites(client);
              return run(client, statement);
            }) as never,
          afterCommit: (act) => void committed.push(act),
          ...(from === bulk && { copy: (table, columns, bytes) => ask(() => copyRows(client, { table, columns, bytes })) }),
        });
        await begun;
        // PostgreSQL answers ROLLBACK, without an error, when the transaction had failed before.
        const end = await client.query('commit');
        if (end.command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => {});
        await begun;
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

/** Questions for a connection without a pipeline, each asked when the one before is answered. */
function oneByOne(first: Promise<unknown>): <Answer>(question: () => Promise<Answer>) => Promise<Answer> {
  let last = first;
  return (question) => {
    const answer = last.then(question);
    last = answer.catch(() => {});
    return answer;
  };
}

type Copied = { table: string; columns: readonly string[]; bytes: Buffer };

function copyRows(client: pg.PoolClient, { table, columns, bytes }: Copied): Promise<number> {
  const names = columns.map((name) => pg.escapeIdentifier(name)).join(', ');
  const stream = client.query(copyFrom(`copy ${table} (${names}) from stdin (format binary)`));
  return new Promise((resolve, reject) => {
    stream.on('error', reject).on('finish', () => resolve(stream.rowCount));
    stream.end(bytes);
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
