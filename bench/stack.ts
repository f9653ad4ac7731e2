import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { startEmbeddedPostgres } from '../server/src/base/cluster/embedded-postgres.ts';

export const administrator = { email: 'admin@example.com', password: 'mortise and tenon hold 榫卯' };
export const representative = { name: '李雷', email: 'li.lei.bench@example.com', password: 'a rep who measures twice 榫卯' };

/** Our server in a process of its own, as `npm start` runs it, on a database that the baseline shares. */
export type Stack = {
  url: string;
  databaseUrl: string;
  folder: string;
  processId: number;
  readyAfter: number;
  stop(): Promise<void>;
};

const root = join(import.meta.dirname, '..');

/** Starts database and server; set up with the sales solution and without sample data. What lies in a folder that is `kept` stays there. */
export async function startStack(kept?: string): Promise<Stack> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'tenon-bench-')));
  const postgres = await startEmbeddedPostgres(folder);
  const server = await startServer(folder, {
    DATABASE_URL: postgres.url,
    TENON_ADMIN_EMAIL: administrator.email,
    TENON_ADMIN_PASSWORD: administrator.password,
    TENON_TEMPLATE: 'sales',
    // As many requests as one session can make are what is measured; they are counted all the same.
    TENON_RATE_LIMIT: '100000000',
    TENON_PRIVATE_HOSTS: '127.0.0.1',
  });
  return {
    ...server,
    databaseUrl: postgres.url,
    folder,
    async stop() {
      await server.stop();
      await postgres.stop();
      if (!kept) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `readyAfter` in milliseconds from the start of the process to the first answer of `/ready`. */
export async function startServer(folder: string, settings: Record<string, string>) {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, 'main.ts')], {
    cwd: root,
    env: { ...process.env, TENON_DATA: folder, PORT: '0', ...settings },
    // The channel tells the server when this process is killed, so that it does not outlive it.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await addressOf(child);
  await untilReady(url, child);
  return { url, processId: child.pid as number, readyAfter: performance.now() - begun, stop: () => stopChild(child) };
}

/** A script of this folder in a process of its own; it prints its address as its first line. */
export async function startScript(
  name: string,
  settings: Record<string, string>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, name)], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    (child.stdout as Readable).once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
  return { url, stop: () => stopChild(child) };
}

/** Resident memory of a process in megabytes. */
export async function residentMemory(processId: number): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
}

/** Seconds of processor time that a process has used. */
export async function processorTime(processId: number): Promise<number> {
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number) as [number, number];
  return (user + system) / 100;
}

/** The server takes a free port and says which, so that nobody waits for a server that was there before. */
async function addressOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout as Readable })) {
    const address = /^Tenon is ready: (\S+)$/.exec(line)?.[1];
    if (address) {
      child.stdout?.resume();
      return address;
    }
  }
  throw new Error(`the server ended with ${child.exitCode} before it was ready`);
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ready = await fetch(`${url}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the server was not ready within a minute');
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
