import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const administrator = { email: 'admin@example.com', password: 'mortise and tenon hold 榫卯' };

/** A Tenon server in a process of its own, that can be killed and started again under the same address. */
export type Tenon = {
  url: string;
  /** Milliseconds from the start of the process to the first good answer of `/ready`. */
  start(): Promise<number>;
  kill(): Promise<void>;
  /** Asks it to stop; milliseconds until it has, and its exit code. */
  stop(): Promise<{ after: number; code: number | null }>;
  readonly running: boolean;
  /** What it wrote about errors, and whether it ended unasked. */
  readonly log: string;
};

const root = join(import.meta.dirname, '..');
const longestLog = 200_000;

export async function makeTenon(folder: string, settings: Record<string, string> = {}): Promise<Tenon> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  let log = '';

  async function start(): Promise<number> {
    const begun = performance.now();
    const started = spawn(process.execPath, [join(root, 'main.ts')], {
      cwd: root,
      env: {
        ...process.env,
        TENON_DATA: folder,
        PORT: String(port),
        TENON_ADMIN_EMAIL: administrator.email,
        TENON_ADMIN_PASSWORD: administrator.password,
        TENON_TEMPLATE: 'sales',
        TENON_RATE_LIMIT: '0',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (chunk) => {
        log = (log + chunk).slice(-longestLog);
      });
    await untilReady(url, () => started.exitCode !== null || started.signalCode !== null);
    return performance.now() - begun;
  }

  return {
    url,
    start,
    async kill() {
      const dying = child;
      child = undefined;
      if (!dying || dying.exitCode !== null) return;
      dying.kill('SIGKILL');
      await once(dying, 'exit');
    },
    async stop() {
      const ending = child;
      child = undefined;
      if (!ending || ending.exitCode !== null) return { after: 0, code: ending?.exitCode ?? null };
      const begun = performance.now();
      ending.kill('SIGTERM');
      const [code] = await once(ending, 'exit');
      return { after: performance.now() - begun, code };
    },
    get running() {
      return child !== undefined && child.exitCode === null && child.signalCode === null;
    },
    get log() {
      return log;
    },
  };
}

/** Milliseconds until `/ready` is good. Throws when the server has ended, or after two minutes. */
export async function untilReady(url: string, hasEnded: () => boolean = () => false): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < 120_000) {
    if (hasEnded()) throw new Error('the server ended');
    const ready = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return performance.now() - begun;
    await sleep(25);
  }
  throw new Error('the server was not ready within two minutes');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
