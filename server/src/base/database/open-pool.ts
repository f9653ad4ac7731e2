import type { Socket } from 'node:net';
import pg from 'pg';
import type { Log } from '../log.ts';

/** A network that forgets quiet connections is noticed, and kept from it. */
export const keptAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** For a connection to be made; nobody waits for a database that does not answer much longer. */
export const connectPatience = 5000;

/** For a sign of life on a connection in use, once it is in doubt. */
const doubtFor = 5000;

/**
 * A pool whose connections may be lost at any moment, idle or in use: what waits for an answer fails, and the server lives. The pool's
 * own listener is off a connection that is in use, so each has one of ours from its first moment to its last.
 */
export function openPool(settings: pg.PoolConfig, log: Log): pg.Pool {
  const pool = new pg.Pool({ ...keptAlive, connectionTimeoutMillis: connectPatience, ...settings });
  // What an idle connection says, its own listener has heard.
  pool.on('error', () => {});
  pool.on('connect', (client) =>
    client.on('error', (error) =>
      log.warn({ code: (error as { code?: string }).code, reason: error.message }, 'connection lost'),
    ),
  );
  return pool;
}

export type Doubts = {
  /** Whether a connection was made before the last doubt, so that another one is better. */
  isDoubtful(client: pg.PoolClient): boolean;
  /** To be called when another connection fell silent: idle ones are replaced, and those in use must give a sign of life. */
  doubt(): void;
};

/** A network may swallow all that is sent without a word, and what was sent would be waited for until the system gives up: a quarter of an hour. */
export function openDoubts(pool: pg.Pool): Doubts {
  const inUse = new Set<pg.PoolClient>();
  const madeAt = new WeakMap<pg.PoolClient, number>();
  let doubtedAt = Number.NEGATIVE_INFINITY;
  pool.on('connect', (client) => madeAt.set(client, performance.now()));
  pool.on('acquire', (client) => inUse.add(client));
  pool.on('release', (_error, client) => inUse.delete(client));
  return {
    isDoubtful: (client) => doubtedAt > (madeAt.get(client) ?? 0),
    doubt() {
      doubtedAt = performance.now();
      const heard = new Map([...inUse].map((client) => [client, socketOf(client).bytesRead]));
      setTimeout(() => {
        for (const [client, bytes] of heard)
          if (inUse.has(client) && socketOf(client).bytesRead === bytes) socketOf(client).destroy(silent());
      }, doubtFor).unref();
    },
  };
}

function socketOf(client: pg.PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}

function silent(): Error {
  return Object.assign(new Error('The connection fell silent.'), { code: 'ETIMEDOUT' });
}
