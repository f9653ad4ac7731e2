import { Worker } from 'node:worker_threads';
import { bombs } from '../bombs.ts';
import { type Scenario, withStage } from '../scenario.ts';
import { percentile } from '../verdict.ts';

const healthWithin = 50;
const quietFor = 5000;

/** Everything that somebody who is not signed in can send to keep the server busy; others must hardly notice. */
export const strangers: Scenario = ({ rounds }) =>
  withStage(
    async ({ tenon, wrong, broken }) => {
      const quiet = await probe(tenon.url, () => new Promise((resolve) => setTimeout(resolve, quietFor)));
      const figures: Record<string, number> = { quietP99: percentile(quiet, 0.99) };
      let acknowledged = 0;
      for (const [name, bomb] of Object.entries(bombs)) {
        const times = await probe(tenon.url, async () => {
          for (let turn = 0; turn < Math.ceil(rounds / 4); turn += 1)
            await Promise.all(Array.from({ length: 4 }, () => bomb(tenon.url)));
        });
        acknowledged += times.length;
        figures[`${name} p99`] = percentile(times, 0.99);
        if (percentile(times, 0.99) > healthWithin) broken.push(`/health p99 is ${percentile(times, 0.99)} ms under “${name}”`);
        if (!tenon.running) broken.push(`the server ended under “${name}”`);
      }
      return { scenario: 'strangers', rounds, acknowledged, lost: 0, doubled: 0, wrong, broken, figures };
    },
    { TENON_RATE_LIMIT_STRANGERS: '1000000' },
  );

/** Milliseconds of each `/health` while something goes on, asked from a thread of its own so that only the server's time counts. */
async function probe(url: string, during: () => Promise<unknown>): Promise<number[]> {
  const worker = new Worker(new URL('../probe.ts', import.meta.url), { workerData: { url } });
  await new Promise((resolve) => worker.once('message', resolve));
  await during();
  const times = new Promise<number[]>((resolve) => worker.once('message', resolve));
  worker.postMessage('end');
  const answered = await times;
  await worker.terminate();
  return answered;
}
