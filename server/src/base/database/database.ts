import type pg from 'pg';
import { TenonError } from '../errors.ts';
import type { Log } from '../log.ts';
import { openTroubles, type Troubles } from '../troubles.ts';
import { asLogin, asPatientLogin, asWorkspace, type Limit } from './acting-identity.ts';
import { columnTypes } from './column-types.ts';
import { type As, type Lend, lendConnections } from './lend-connections.ts';
import { type Listener, openListener } from './listener.ts';
import { connectPatience, keptAlive, openDoubts, openPool } from './open-pool.ts';
import { openStreams } from './open-streams.ts';
import { setPlanner } from './planner-settings.ts';
import { runStatement } from './run-statement.ts';
import { runTransaction } from './run-transaction.ts';
import { type Shares, sharesOf } from './shares.ts';
import { openWaitQueue } from './wait-queue.ts';
import { readWhileWanted } from './while-wanted.ts';

/** SQL text with bound values: an `sql` template of sql-template-tag, or a prepared statement with a bounded `name`. */
export type Statement = { text: string; values: unknown[]; name?: string };

export type Row = Record<string, unknown>;

/** An open transaction. Statements run in the order they are asked for; the first failure ends it. */
export type Transaction = {
  query<R extends Row = Row>(statement: Statement): Promise<R[]>;
  /** One fixed statement of ours under the login role, for what no workspace may see: who has which account. */
  queryAsPlatform<R extends Row = Row>(statement: Statement): Promise<R[]>;
  /** Adds rows, as `copyBytes` makes them, to these columns of a table; answers how many there were. */
  copy(table: string, columns: readonly string[], rows: Buffer): Promise<number>;
  /** The commit follows what is on its way to the database without waiting for an answer, and where that fails, the transaction does. */
  defer(sent: Promise<unknown>): void;
  /** Waits for all that was deferred so far; throws what failed first. */
  flush(): Promise<void>;
  /** Called once the transaction is committed; never when it is rolled back. */
  afterCommit(act: () => void): void;
  /**
   * A statement that cannot write, sent right behind the commit, in the same round trip; it sees what is committed then. Not to be awaited within the
   * transaction: it is answered after it, and never where it is rolled back.
   */
  readBehindCommit<R extends Row = Row>(statement: Statement): Promise<R[]>;
};

/** Settings of PostgreSQL that hold for one transaction: `{ synchronous_commit: 'off' }`. Fixed words of ours, never anybody's input. */
export type TransactionSettings = Readonly<Record<string, string>>;

/**
 * The database as one workspace may use it: every statement runs under the workspace's own database role, so no statement,
 * however wrong, reaches another workspace.
 */
export type WorkspaceDatabase = {
  /**
   * One statement that cannot write, in a transaction of its own: a single round trip. It has 10 s; what takes long by its nature, such as a
   * report, has 30 s. It is stopped where nobody waits for it any more (`runWhileWanted`).
   */
  read<R extends Row = Row>(statement: Statement, limit?: Limit): Promise<R[]>;
  transaction<T>(work: (tx: Transaction) => Promise<T>, settings?: TransactionSettings): Promise<T>;
  /** Rows as they come, in bounded memory, for exports. */
  stream(statement: Statement): AsyncIterable<Row>;
};

export type Database = {
  /** The directory of accounts and workspaces (schema `tenon`), and DDL: runs as the login role. */
  platform: {
    query<R extends Row = Row>(statement: Statement): Promise<R[]>;
    transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
    /** A transaction that changes the tables of a schema. It has no limit of time, so it waits for locks only as long as it says itself. */
    changeSchema<T>(schema: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
    /** Without a limit of time, outside a transaction, on a connection of its own: `create index concurrently`. */
    alone(statement: Statement): Promise<void>;
  };
  workspace(role: string): WorkspaceDatabase;
  /** Calls back for each NOTIFY on the channel; reconnects by itself and then calls `missed`. */
  listen: Listener['listen'];
  /** Whether that works now. While it does not, nothing that others may have changed is answered from memory. */
  hears: Listener['hears'];
  troubles: Troubles;
  /** Whether the database answers; who asks stands in front of everybody in line. Throws `databaseDown` and `busy`. */
  ping(): Promise<void>;
  pool: pg.Pool;
  close(): Promise<void>;
};

/** More in line would not come to anything in the time that people wait. */
const longestLine = { all: 500, own: 100 };

export type DatabaseOptions = {
  poolSize: number;
  log: Log;
  /** Refuses whoever asks for a second connection while holding one: what tests run with. */
  oneConnection?: boolean;
};

/** Opens the pool of `poolSize` connections, of which people, workspaces and the server itself have shares; nothing is connected before it is used. */
export function openDatabase(url: string, { poolSize, log, oneConnection = false }: DatabaseOptions): Database {
  const settings = { connectionString: url, types: columnTypes, application_name: 'tenon' };
  const pool = openPool({ ...settings, max: poolSize, pipeline: true } as pg.PoolConfig, log);
  // Not awaited: the first statement follows in the same round trip. What fails here is a connection that is lost.
  pool.on(
    'connect',
    (client) => void runStatement(client, { text: `${setPlanner}; ${asLogin.become}`, values: [] }).catch(() => {}),
  );
  const streams = openStreams(settings, { log, longest: longestLine, oneConnection });
  const doubts = openDoubts(pool);
  const listener = openListener({ ...settings, ...keptAlive, connectionTimeoutMillis: connectPatience }, log, doubts.doubt);
  const troubles = openTroubles(log, listener.hears);
  const lend = lendConnections({ pool, queue: openWaitQueue(longestLine), doubts, troubles, oneConnection });
  const shares = sharesOf(poolSize);
  return {
    pool,
    platform: openPlatform(lend, shares),
    workspace(role) {
      const [short, long] = [asWorkspace(role), asWorkspace(role, 'long')];
      const own = shares.workspace(role);
      return {
        read: (statement, limit) =>
          lend({ identity: limit === 'long' ? long : short, share: own.read() }, (client) =>
            readWhileWanted(client, statement),
          ) as never,
        transaction: (work, settings) => runTransaction(lend, { identity: short, share: own.write() }, work, settings),
        stream: streams.workspace(role),
      };
    },
    listen: listener.listen,
    hears: listener.hears,
    troubles,
    ping: () => lend({ identity: asLogin, share: shares.ping }, refuseStandby),
    async close() {
      await Promise.all([listener.close(), pool.end(), streams.close()]);
    },
  };
}

function openPlatform(lend: Lend, shares: Shares): Database['platform'] {
  const platform: As = { identity: asLogin, share: shares.platform };
  const withoutLimit = { statement_timeout: '0', lock_timeout: '0' };
  return {
    query: (statement) => lend(platform, (client) => runStatement(client, statement)) as never,
    transaction: (work) => runTransaction(lend, platform, work),
    changeSchema: (schema, work) =>
      runTransaction(lend, { identity: asLogin, share: shares.changing(schema) }, work, withoutLimit),
    alone: (statement) =>
      lend({ identity: asPatientLogin, share: shares.building }, async (client) => void (await runStatement(client, statement))),
  };
}

/** After a switch to another server, the address may lead to one that only copies for a while. */
async function refuseStandby(client: pg.PoolClient): Promise<void> {
  const [seen] = await runStatement(client, { text: 'select pg_is_in_recovery() as "isStandby"', values: [] });
  if (seen?.isStandby) throw new TenonError('databaseDown', { retryAfter: 5 });
}
