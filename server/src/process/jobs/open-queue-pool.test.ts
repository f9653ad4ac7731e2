import { Logger, run, runMigrations } from 'graphile-worker';
import { expect, test } from 'vitest';
import { openQueuePool } from '../../base/database/open-queue-pool.ts';
import { createLog } from '../../base/log.ts';
import { openWriteBench } from '../../data/test-cast/write-cast.test-support.ts';

test('a job that ends while no connection comes free is noted later, and no failure goes unheard', async () => {
  const bench = await openWriteBench();
  const unheard: unknown[] = [];
  const listen = (error: unknown) => void unheard.push(error);
  process.on('unhandledRejection', listen);
  // One is for hearing of new jobs, the other for all the rest.
  const pool = openQueuePool({ connectionString: bench.url, max: 2, connectionTimeoutMillis: 200 }, createLog('silent'));
  const logger = new Logger(() => () => {});
  try {
    await runMigrations({ pgPool: pool, logger });
    const held = Promise.withResolvers<void>();
    const taskList = {
      async hold() {
        const client = await pool.connect();
        setTimeout(() => {
          client.release();
          held.resolve();
        }, 600);
      },
    };
    const worker = await run({ pgPool: pool, concurrency: 1, pollInterval: 50, noHandleSignals: true, logger, taskList });
    await worker.addJob('hold', {});
    await held.promise;
    await expect.poll(() => bench.rows('select from graphile_worker._private_jobs'), { timeout: 15_000 }).toEqual([]);
    await worker.stop();
    expect(unheard).toEqual([]);
  } finally {
    process.off('unhandledRejection', listen);
    await pool.end();
    await bench.drop();
  }
});
