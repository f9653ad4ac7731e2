import { setTimeout as sleep } from 'node:timers/promises';

/** Does a part of somebody's work, no longer than `mayGoOn` says; answers whether there is more. */
export type TimeSlice<Worker> = (worker: Worker, mayGoOn: () => boolean) => Promise<boolean>;

export type WorkerPool<Worker> = {
  /** There may be something to do. */
  wake(worker: Worker): void;
  /** Ends after what is in hand, and does not wait longer than a second for it. */
  stop(): Promise<void>;
};

const sliceLength = 500;
const stopWithin = 1000;

/**
 * Work of many who shall not wait for one another: `atOnce` of them at the same time, and nobody again before all who wait had their
 * turn. Nobody works twice at the same time.
 */
export function openWorkerPool<Worker>(atOnce: number, work: TimeSlice<Worker>): WorkerPool<Worker> {
  const waiting = new Set<Worker>();
  const working = new Map<Worker, Promise<void>>();
  let stopped = false;

  function startNext(): void {
    for (const worker of waiting) {
      if (stopped || working.size >= atOnce) return;
      if (working.has(worker)) continue;
      waiting.delete(worker);
      working.set(worker, runSlice(worker));
    }
  }

  async function runSlice(worker: Worker): Promise<void> {
    const end = performance.now() + sliceLength;
    const hasMore = await work(worker, () => !stopped && performance.now() < end);
    working.delete(worker);
    if (hasMore) waiting.add(worker);
    startNext();
  }

  return {
    wake(worker) {
      waiting.add(worker);
      startNext();
    },
    async stop() {
      stopped = true;
      await Promise.race([Promise.all(working.values()), sleep(stopWithin, undefined, { ref: false })]);
    },
  };
}
