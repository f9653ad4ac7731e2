import pg from 'pg';
import type { Log } from './log.ts';

/** A network that forgets quiet connections is noticed, and kept from it. */
export const keptAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** For a connection to be made; nobody waits for a database that does not answer much longer. */
export const connectPatience = 5000;

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
