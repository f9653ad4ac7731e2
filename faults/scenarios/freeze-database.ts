import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Scenario, someTime, underWriters, withStage } from '../scenario.ts';
import { untilReady } from '../tenon.ts';

const frozenFor = 30_000;
const readyWithin = 5000;

/** Every process of PostgreSQL stands still for half a minute, as under a storage that hangs. */
export const freezeDatabase: Scenario = ({ rounds }) =>
  withStage((stage) =>
    underWriters(stage, {
      scenario: 'freeze-database',
      rounds: Math.ceil(rounds / 10),
      async breakThings({ tenon, folder, broken }) {
        await someTime();
        const postmaster = Number((await readFile(join(folder, 'database/postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
        const processes = [postmaster, ...(await childrenOf(postmaster))];
        for (const id of processes) signal(id, 'SIGSTOP');
        const healthMs = await slowestHealth(tenon.url, frozenFor);
        for (const id of processes) signal(id, 'SIGCONT');
        const readyMs = await untilReady(tenon.url, () => !tenon.running);
        if (readyMs > readyWithin) broken.push(`ready only ${Math.round(readyMs)} ms after the thaw`);
        if (healthMs > 1000) broken.push(`/health took ${Math.round(healthMs)} ms while the database stood still`);
        await someTime();
        return { readyMs, healthMs };
      },
    }),
  );

async function slowestHealth(url: string, during: number): Promise<number> {
  const end = performance.now() + during;
  let slowest = 0;
  while (performance.now() < end) {
    const begun = performance.now();
    await fetch(`${url}/health`, { signal: AbortSignal.timeout(10_000) }).catch(() => {});
    slowest = Math.max(slowest, performance.now() - begun);
    await sleep(100);
  }
  return slowest;
}

async function childrenOf(parent: number): Promise<number[]> {
  const ids = (await readdir('/proc')).map(Number).filter((id) => id > 0);
  const found = await Promise.all(
    ids.map(async (id) => {
      const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent ? [id] : [];
    }),
  );
  return found.flat();
}

function signal(id: number, name: NodeJS.Signals): void {
  try {
    process.kill(id, name);
  } catch {
    // It has ended meanwhile.
  }
}
