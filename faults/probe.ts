// A thread that asks `/health` twenty times a second, until it is told to end and answers how long each took in milliseconds.
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { url } = workerData as { url: string };
const times: number[] = [];
let ended = false;
parentPort?.once('message', () => {
  ended = true;
});
await fetch(`${url}/health`);
parentPort?.postMessage('ready');
do {
  const begun = performance.now();
  await fetch(`${url}/health`, { signal: AbortSignal.timeout(60_000) })
    .then((answer) => answer.text())
    .catch(() => {});
  times.push(performance.now() - begun);
  await sleep(Math.max(0, 50 - (performance.now() - begun)));
} while (!ended || times.length < 20);
parentPort?.postMessage(times);
