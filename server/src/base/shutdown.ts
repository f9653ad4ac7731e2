export type Shutdown = {
  /** Adds something to close; what was opened last is closed first. */
  defer(close: () => Promise<unknown>): void;
  /** Closes everything once; later calls wait for the first. */
  run(): Promise<void>;
};

const patience = 15_000;

/** Collects what must be closed, and closes it when the process is asked to stop or loses the process that started it. */
export function createShutdown(): Shutdown {
  const pending: (() => Promise<unknown>)[] = [];
  let running: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    for (const close of pending.toReversed()) {
      await close().catch((error) => console.error('Closing failed:', error));
    }
  }

  function run(): Promise<void> {
    running ??= closeAll();
    return running;
  }

  async function stop(): Promise<void> {
    setTimeout(() => process.exit(1), patience).unref();
    await run();
    process.exit(0);
  }

  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, stop);
  return { defer: (close) => void pending.push(close), run };
}
