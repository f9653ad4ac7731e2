import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Scenario, someTime, underWriters, withStage } from '../scenario.ts';
import { untilReady } from '../tenon.ts';

const readyWithin = 5000;

/** `kill -9` of PostgreSQL under writers; whoever started it starts it again, and the server must live on. */
export const killPostgres: Scenario = ({ rounds }) =>
  withStage((stage) =>
    underWriters(stage, {
      scenario: 'kill-postgres',
      rounds,
      async breakThings({ tenon, folder, broken }) {
        await someTime();
        const postmaster = await readPostmaster(folder);
        process.kill(postmaster, 'SIGKILL');
        const downMs = await untilStarted(folder, postmaster);
        const readyMs = await untilReady(tenon.url, () => !tenon.running);
        if (readyMs > readyWithin) broken.push(`ready only ${Math.round(readyMs)} ms after the database`);
        await someTime();
        return { downMs, readyMs };
      },
    }),
  );

async function readPostmaster(folder: string): Promise<number> {
  return Number((await readFile(join(folder, 'database/postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Milliseconds until another postmaster says that it takes connections. */
async function untilStarted(folder: string, killed: number): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const text = await readFile(join(folder, 'database/postgres/postmaster.pid'), 'utf8').catch(() => '');
    if (Number(text.split('\n')[0]) !== killed && /^ready/m.test(text)) return performance.now() - begun;
    if (performance.now() - begun > 120_000) throw new Error('PostgreSQL did not come back');
    await sleep(25);
  }
}
