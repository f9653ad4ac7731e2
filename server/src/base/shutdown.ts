import { setTimeout as sleep } from 'node:timers/promises';

type Close = () => Promise<unknown>;

export type Shutdown = {
  /** Adds something that works for others: all of these are told to end at the same moment, and have a few seconds. */
  deferWork(stop: Close): void;
  /** Adds what the work stands on: closed once it has ended, what was opened last first. `patience` in milliseconds. */
  defer(close: Close, patience?: number): void;
  /** True from the moment the process is asked to end. */
  isAsked(): boolean;
  /** Closes everything once; later calls wait for the first. */
  run(): Promise<void>;
  /** Closes everything and ends the process, whatever is still open. */
  exit(code: number): Promise<never>;
};

/** What is still at work then is cut off: everything is committed in small steps, and goes on from there at the next start. */
const workPatience = 3000;
const usualPatience = 1000;

/** Collects what must be closed, and closes it when the process is asked to stop or loses the process that started it. */
export function createShutdown(): Shutdown {
  const work: Close[] = [];
  const grounds: { close: Close; patience: number }[] = [];
  let running: Promise<void> | undefined;
  let asked = false;

  async function closeAll(): Promise<void> {
    await inTime(Promise.all(work.map(quietly)), workPatience);
    // Looked at anew each time: a start in the middle may still add something.
    for (let ground = grounds.pop(); ground; ground = grounds.pop()) await inTime(quietly(ground.close), ground.patience);
  }

  function run(): Promise<void> {
    running ??= closeAll();
    return running;
  }

  async function exit(code: number): Promise<never> {
    await run();
    return process.exit(code);
  }

  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
    process.on(event, () => {
      asked = true;
      void exit(0);
    });
  }
  return {
    // What a start adds after the stop has begun is ended at once.
    deferWork: (stop) => void (running ? quietly(stop) : work.push(stop)),
    defer: (close, patience = usualPatience) => void grounds.push({ close, patience }),
    isAsked: () => asked,
    run,
    exit,
  };
}

async function quietly(close: Close): Promise<void> {
  try {
    await close();
  } catch (error) {
    console.error('Closing failed:', error);
  }
}

async function inTime(done: Promise<unknown>, patience: number): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([done, sleep(patience, undefined, { signal: waiting.signal }).catch(() => undefined)]);
  waiting.abort();
}
