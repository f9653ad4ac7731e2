import type pg from 'pg';
import type { Log } from '../log.ts';
import { openPool } from './open-pool.ts';

/** A code of the network after which graphile-worker tries again. */
const retried = 'ETIMEDOUT';

/**
 * The connections of graphile-worker. What it notes of a job that has ended, it does not wait for: a failure without a code that it knows reaches
 * nobody, and the job stays locked. So a connection that does not come is told in words, once, and tried for again.
 */
export function openQueuePool(settings: pg.PoolConfig, log: Log): pg.Pool {
  const pool = openPool(settings, log);
  const connect = pool.connect.bind(pool);
  let isTold = false;
  const attempt = async (): Promise<pg.PoolClient> => {
    try {
      const client = await connect();
      isTold = false;
      return client;
    } catch (error) {
      const reason = (error as Error).message;
      if (!isTold && !pool.ending) log.warn({ queue: true, reason }, 'no connection for the queue of jobs; it is tried again');
      isTold = true;
      throw Object.assign(error as Error, { code: retried });
    }
  };
  pool.connect = ((callback?: Parameters<typeof connect>[0]) => (callback ? connect(callback) : attempt())) as pg.Pool['connect'];
  return pool;
}
