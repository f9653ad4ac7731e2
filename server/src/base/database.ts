import type { Duplex } from 'node:stream';
import pg from 'pg';
import { actAs, asLogin, asPatientLogin, asWorkspace, type Identity, type Limit, statementTimeout } from './acting-identity.ts';
import { whoAsks } from './asker.ts';
import { columnTypes } from './column-types.ts';
import { CopyQuery } from './copy-query.ts';
import { TenonError } from './errors.ts';
import { openLine } from './line.ts';
import { type Listener, openListener } from './listener.ts';
import type { Log } from './log.ts';
import { holdConnection } from './one-connection.ts';
import { connectPatience, keptAlive, openDoubts, openPool } from './open-pool.ts';
import { setPlanner } from './planner-settings.ts';
import { type Answers, PreparedQuery } from './prepared-query.ts';
import { sharesOf, type Turn } from './shares.ts';
import { endsConnection, toTenonError } from './sql-errors.ts';
import { streamRows } from './stream-rows.ts';
import { openTroubles, type Troubles } from './troubles.ts';

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
   * report, has 30 s.
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

/** Prepared statements a connection may gather before it is replaced. */
const maxPrepared = 500;
/** More in line would not come to anything in the time that people wait. */
const longestLine = { all: 500, own: 100 };
const streamsAtOnce = 4;
/** For each batch of rows, in milliseconds; the first may have to sort them all. */
const streamTimeout = 120_000;
const patientLockTimeout = 20_000;

/** Whom a connection acts for, and whose share of them it is taken from. */
type As = { identity: Identity; turn: Turn };

export type DatabaseOptions = {
  poolSize: number;
  log: Log;
  /** Refuses whoever asks for a second connection while holding one: what tests run with. */
  oneConnection?: boolean;
};

export function openDatabase(url: string, options: DatabaseOptions): Database {
  const { log } = options;
  const settings = { connectionString: url, types: columnTypes, application_name: 'tenon' };
  const pool = openPool({ ...settings, max: options.poolSize, pipeline: true } as pg.PoolConfig, log);
  // Not awaited: the first statement follows in the same round trip. What fails here is a connection that is lost.
  pool.on('connect', (client) => void run(client, { text: `${setPlanner}; ${asLogin.become}`, values: [] }).catch(() => {}));
  // Whoever reads a stream decides how long its connection is held.
  const streams = openPool({ ...settings, max: streamsAtOnce }, log);
  const doubts = openDoubts(pool);
  const listener = openListener({ ...settings, ...keptAlive, connectionTimeoutMillis: connectPatience }, log, doubts.doubt);
  const troubles = openTroubles(log, listener.hears);
  const shares = sharesOf(options.poolSize);
  const line = openLine(longestLine);
  const platform: As = { identity: asLogin, turn: shares.platform };
  const streamShares = sharesOf(streamsAtOnce);
  const streamLine = openLine(longestLine);
  const prepared = new WeakMap<pg.PoolClient, Answers>();

  return {
    pool,
    platform: {
      query: (statement) => pooled(platform, (client) => run(client, statement)) as never,
      transaction: (work) => transaction(platform, work),
      changeSchema: (schema, work) =>
        transaction({ identity: asLogin, turn: shares.changing(schema) }, work, { statement_timeout: '0', lock_timeout: '0' }),
      alone: (statement) =>
        pooled({ identity: asPatientLogin, turn: shares.building }, async (client) => void (await run(client, statement))),
    },
    workspace(role) {
      const [short, long] = [asWorkspace(role), asWorkspace(role, 'long')];
      const [own, ownStreams] = [shares.workspace(role), streamShares.workspace(role)];
      return {
        read: (statement, limit) =>
          pooled({ identity: limit === 'long' ? long : short, turn: own.read() }, (client) => run(client, statement)) as never,
        transaction: (work, settings) => transaction({ identity: short, turn: own.write() }, work, settings),
        stream: (statement) => stream(role, statement, ownStreams.read()),
      };
    },
    listen: listener.listen,
    hears: listener.hears,
    troubles,
    ping: () =>
      pooled({ identity: asLogin, turn: shares.ping }, async (client) => {
        const [seen] = await run(client, { text: 'select pg_is_in_recovery() as "isStandby"', values: [] });
        // After a switch to another server, the address may lead to one that only copies for a while.
        if (seen?.isStandby) throw new TenonError('databaseDown', { retryAfter: 5 });
      }),
    async close() {
      await Promise.all([listener.close(), pool.end(), streams.end()]);
    },
  };

  function pooled<T>(as: As, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return options.oneConnection ? holdConnection(() => inTurn(as, work)) : inTurn(as, work);
  }

  async function inTurn<T>({ identity, turn }: As, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const waiting = takeTurn(turn);
    if (waiting) await waiting;
    let client: pg.PoolClient | undefined;
    let broken = false;
    try {
      client = await connect(pool);
      while (doubts.isDoubtful(client)) {
        client.release(true);
        client = undefined;
        client = await connect(pool);
      }
      await actAs(client, identity);
      return await work(client);
    } catch (error) {
      const told = toTenonError(error);
      if (told instanceof TenonError && told.code === 'diskFull') troubles.note('diskFull', (error as Error).message);
      broken = endsConnection(told);
      throw told;
    } finally {
      client?.release(broken || (prepared.get(client)?.size ?? 0) > maxPrepared);
      line.give(turn.parts);
    }
  }

  function takeTurn({ parts, patience }: Turn): Promise<void> | undefined {
    const refuse = (error: unknown): never => {
      if (pool.idleCount === 0) troubles.note('overloaded');
      throw error;
    };
    try {
      return line.take(parts, patience)?.catch(refuse);
    } catch (error) {
      return refuse(error);
    }
  }

  function connect(from: pg.Pool): Promise<pg.PoolClient> {
    return from.connect().catch((error) => {
      throw toTenonError(error);
    });
  }

  function run(client: pg.PoolClient, { text, values, name }: Statement): Promise<Row[]> {
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

  /** In one round trip. Where the statement fails, the transaction does, and the role with it. */
  async function runAsLogin(client: pg.PoolClient, identity: Identity, statement: Statement): Promise<Row[]> {
    if (identity === asLogin) return run(client, statement);
    const sent = [{ text: 'set local role none', values: [] }, statement, { text: identity.returnTo, values: [] }].map((each) =>
      run(client, each),
    );
    await allInOrder(sent);
    return sent[1] as Promise<Row[]>;
  }

  function answersOf(client: pg.PoolClient, name: string): Answers {
    const answers = prepared.get(client) ?? new Map();
    prepared.set(client, answers);
    // Counted from the moment it is sent, whatever becomes of it.
    if (!answers.has(name)) answers.set(name, undefined);
    return answers;
  }

  function transaction<T>(as: As, work: (tx: Transaction) => Promise<T>, settings?: TransactionSettings): Promise<T> {
    const committed: (() => void)[] = [];
    const deferred: Promise<unknown>[] = [];
    const behind: (() => Promise<unknown>)[] = [];
    const done = pooled(as, async (client) => {
      // Not awaited: the first statement follows in the same round trip and fails with it.
      gatherWrites(client);
      const begun = client.query(beginning(as.identity, settings));
      begun.catch(() => {});
      try {
        const result = await work({
          query(statement) {
            gatherWrites(client);
            return run(client, statement) as never;
          },
          queryAsPlatform(statement) {
            gatherWrites(client);
            return runAsLogin(client, as.identity, statement) as never;
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
          readBehindCommit(statement) {
            const { promise, resolve, reject } = Promise.withResolvers<Row[]>();
            promise.catch(() => {});
            behind.push(() => run(client, statement).then(resolve, reject));
            return promise as never;
          },
        });
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
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => {});
        await allInOrder([begun, ...deferred]);
        throw error;
      }
    });
    return done.then((result) => {
      for (const act of committed) act();
      return result;
    });
  }

  async function* stream(role: string, statement: Statement, turn: Turn): AsyncGenerator<Row> {
    if (options.oneConnection) await holdConnection(async () => {});
    const waiting = streamLine.take(turn.parts, turn.patience);
    if (waiting) await waiting;
    let inHand = true;
    const giveBack = () => {
      if (inHand) streamLine.give(turn.parts);
      inHand = false;
    };
    const beginning = `begin read only; set local role ${pg.escapeIdentifier(role)}; set local timezone = 'UTC'; set local statement_timeout = ${streamTimeout}; set local cursor_tuple_fraction = 1; ${setPlanner}`;
    try {
      const client = await connect(streams);
      const release = (broken: boolean) => {
        client.release(broken);
        giveBack();
      };
      yield* streamRows(statement, { run: (text, values = []) => run(client, { text, values }), release, beginning });
    } catch (error) {
      throw toTenonError(error);
    } finally {
      giveBack();
    }
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

/** Writes have the time of what takes long; what the server does by itself also waits longer for those who hold a lock. */
const begin = `begin read write; set local statement_timeout = ${statementTimeout.long}`;
const beginPatiently = `${begin}; set local lock_timeout = ${patientLockTimeout}`;

function beginning(identity: Identity, settings: TransactionSettings = {}): string {
  const text = identity !== asLogin && whoAsks() === undefined ? beginPatiently : begin;
  return [text, ...Object.entries(settings).map(([name, value]) => `set local ${name} = ${value}`)].join('; ');
}
