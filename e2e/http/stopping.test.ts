import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportJob, ImportPreview } from '@tenon/metadata';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { isAlive } from '../../server/src/base/cluster/postmaster-file.ts';

const root = join(import.meta.dirname, '../..');
const administrator = { email: 'admin@example.com', password: 'mortise and tenon hold 榫卯' };
const rows = 20_000;

/** What was at work has three seconds, the database writes down what it holds; the rest is for a busy machine. */
const longestStop = 6000;

let folder: string;
let server: ChildProcess | undefined;
let url: string;
let cookie: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-stopping-'));
});
afterEach(() => server?.kill('SIGKILL'));
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 }));

it('stops within seconds in the middle of everything, and goes on at once when it is started again', async () => {
  await startServer();
  const job = await startImport();
  const streams = [await openUnread('/api/live'), await openUnread('/api/records/account/export.csv')];
  await expect.poll(async () => (await readImport(job)).processed, { timeout: 20_000 }).toBeGreaterThan(0);
  const asked = performance.now();
  expect(await stopServer('SIGINT')).toBe(0);
  expect(performance.now() - asked).toBeLessThan(longestStop);
  expect(await readPostmaster()).toBeUndefined();
  for (const stream of streams) stream.destroy();

  await startServer();
  const before = await readImport(job);
  expect(before.status).not.toBe('done');
  // Far less than the half minute after which a job counts as left by a dead server.
  await expect.poll(async () => (await readImport(job)).processed, { timeout: 10_000 }).toBeGreaterThan(before.processed);
  await expect.poll(async () => (await readImport(job)).status, { timeout: 60_000, interval: 500 }).toBe('done');
  expect(await readImport(job)).toMatchObject({ processed: rows, created: rows, failed: 0 });
  expect(await stopServer('SIGTERM')).toBe(0);
}, 120_000);

it('takes its database along when it is killed', async () => {
  await startServer();
  const postmaster = (await readPostmaster()) as number;
  server?.kill('SIGKILL');
  await expect.poll(() => isAlive(postmaster), { timeout: 10_000 }).toBe(false);
}, 60_000);

it('ends well when it is told to in the middle of its start', async () => {
  server = spawnServer({});
  await expect.poll(readPostmaster, { timeout: 20_000 }).toBeDefined();
  expect(await stopServer('SIGINT')).toBe(0);
  expect(await readPostmaster()).toBeUndefined();
}, 60_000);

it.each([
  ['settings are wrong', { PORT: 'none' }, 'These settings are not valid'],
  ['the database is not there', { DATABASE_URL: 'postgres://nobody@localhost:1/none' }, 'ECONNREFUSED'],
])(
  'says why and ends where %s, also with a parent that holds a channel to it',
  async (_, settings, reason) => {
    server = spawnServer(settings);
    const said: Buffer[] = [];
    server.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    expect(await once(server, 'exit')).toEqual([1, null]);
    expect(Buffer.concat(said).toString()).toContain(reason);
  },
  30_000,
);

function spawnServer(settings: Record<string, string>): ChildProcess {
  const { DATABASE_URL: _, ...others } = process.env;
  return spawn(process.execPath, ['main.ts'], {
    cwd: root,
    env: {
      ...{ ...others, PORT: '23711', TENON_DATA: folder, TENON_ADMIN_EMAIL: administrator.email },
      ...{ TENON_ADMIN_PASSWORD: administrator.password, TENON_TEMPLATE: 'sales', ...settings },
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

async function startServer(): Promise<void> {
  server = spawnServer({});
  server.stderr?.pipe(process.stderr);
  const said = (async () => {
    for await (const chunk of server?.stdout ?? []) {
      const found = /Tenon is ready: (\S+)/.exec(String(chunk));
      if (found) return found[1];
    }
    throw new Error('the server ended before it was ready');
  })();
  url = (await said) as string;
  server.stdout?.resume();
  const answer = await send('POST', '/api/session', administrator);
  cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}

async function stopServer(signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(server as ChildProcess, 'exit');
  server?.kill(signal);
  return (await ended)[0];
}

function send(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Response> {
  const headers: Record<string, string> = { 'x-tenon-request': '1', cookie: cookie ?? '' };
  if (body !== undefined) headers['content-type'] = type;
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${url}${path}`, { method, headers, body: text as string });
}

async function startImport(): Promise<string> {
  const lines = Array.from({ length: rows }, (_, at) => `公司 ${at},+86 138 ${String(10_000_000 + at)}`);
  const file = ['客户名称,手机', ...lines].join('\n');
  const preview = (await (
    await send('POST', '/api/imports/uploads?object=account&name=a.csv', file, 'text/csv')
  ).json()) as ImportPreview;
  const columns = preview.columns.flatMap(({ suggestion }) => suggestion ?? []);
  const plan = { object: 'account', mode: 'create', columns };
  const answer = await send('POST', '/api/imports', { upload: preview.upload, plan });
  return ((await answer.json()) as ImportJob).id;
}

async function readImport(id: string): Promise<ImportJob> {
  return (await (await send('GET', `/api/imports/${id}`)).json()) as ImportJob;
}

/** A reader who asks and then does not read. */
async function openUnread(path: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause().write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nx-tenon-request: 1\r\ncookie: ${cookie}\r\n\r\n`);
  return socket;
}

async function readPostmaster(): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text.split('\n')[0]);
}
