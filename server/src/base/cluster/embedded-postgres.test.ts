import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { isAlive } from './postmaster-file.ts';
import { placeTestCluster } from './test-cluster.ts';

const settings = { shared_buffers: '32MB' };
let folder: string;
let server: EmbeddedPostgres | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-embedded-'));
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await rm(folder, { recursive: true });
});

test('what was stored is there after a stop and a second start', async () => {
  await placeTestCluster(folder);
  server = await startEmbeddedPostgres(folder, settings);
  await query("create table kept (text text); insert into kept values ('榫卯')");
  await server.stop();
  expect(isAlive(await postmasterPid().catch(() => 999_999_999))).toBe(false);
  server = await startEmbeddedPostgres(folder, settings);
  expect(await query('select text from kept')).toEqual([{ text: '榫卯' }]);
});

test('a server in a new folder is durable, is UTF-8, listens on no network, and its role is no superuser', async () => {
  server = await startEmbeddedPostgres(folder, settings);
  const [seen] = await query(`select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
    current_setting('recovery_init_sync_method') as "afterCrash", current_setting('listen_addresses') as network, current_setting('server_encoding') as encoding,
    (select rolsuper from pg_roles where rolname = current_user) as superuser`);
  const afterCrash = process.platform === 'linux' ? 'syncfs' : 'fsync';
  expect(seen).toEqual({ fsync: 'on', pages: 'on', afterCrash, network: '', encoding: 'UTF8', superuser: false });
});

test('a second process on the same folder is refused, and told who holds it', async () => {
  await placeTestCluster(folder);
  server = await startEmbeddedPostgres(folder, settings);
  await expect(startEmbeddedPostgres(folder, settings)).rejects.toThrow(
    `Another Tenon (process ${process.pid}) already uses ${folder}`,
  );
});

test('a killed process takes its server along, which ends in good order', async () => {
  const pid = await startAndKill();
  await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
  expect(await readFile(join(folder, 'postgres.log'), 'utf8')).toContain('database system is shut down');
});

test('a start while the server of a killed process is still ending waits for it', async () => {
  const pid = await startAndKill();
  server = await startEmbeddedPostgres(folder, settings);
  expect(await postmasterPid()).not.toBe(pid);
  expect(await query('select count(*)::int as n from kept')).toEqual([{ n: 1 }]);
});

test('where the watchdog was killed as well, the next start takes the server over', async () => {
  const pid = await startAndKill({ watchdog: true });
  expect(isAlive(pid)).toBe(true);
  server = await startEmbeddedPostgres(folder, settings);
  expect(await postmasterPid()).toBe(pid);
  expect(await query('select count(*)::int as n from kept')).toEqual([{ n: 1 }]);
});

test('after all were killed, the next start recovers what was committed', async () => {
  process.kill(await startAndKill({ watchdog: true }), 'SIGKILL');
  server = await startEmbeddedPostgres(folder, settings);
  expect(await query('select count(*)::int as n from kept')).toEqual([{ n: 1 }]);
});

test('a stale process id that now belongs to another program does not stop the start', async () => {
  process.kill(await startAndKill({ watchdog: true }), 'SIGKILL');
  const path = join(folder, 'postgres', 'postmaster.pid');
  const lines = (await readFile(path, 'utf8')).split('\n');
  await writeFile(path, [process.pid, ...lines.slice(1)].join('\n'));
  server = await startEmbeddedPostgres(folder, settings);
  expect(await query('select count(*)::int as n from kept')).toEqual([{ n: 1 }]);
});

test.each(['SIGKILL', 'SIGINT'] as const)(
  'a server that ends by %s comes back under the same address, with what was committed',
  async (signal) => {
    await placeTestCluster(folder);
    server = await startEmbeddedPostgres(folder, settings);
    await query('create table kept (n int); insert into kept values (1)');
    const pid = await postmasterPid();
    process.kill(pid, signal);
    await expect.poll(() => query('select n from kept').catch(() => undefined), { timeout: 15_000 }).toEqual([{ n: 1 }]);
    expect(await postmasterPid()).not.toBe(pid);
    await expect.poll(() => query("select from pg_locks where locktype = 'advisory'"), { timeout: 5000 }).toHaveLength(1);
    await expect(startEmbeddedPostgres(folder, settings)).rejects.toThrow('already uses');
  },
);

test('a folder too deep for a socket works all the same', async () => {
  const deep = join(folder, 'd'.repeat(60), 'e'.repeat(60));
  await placeTestCluster(deep);
  server = await startEmbeddedPostgres(deep, settings);
  expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
});

test('a folder that cannot be made is named', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(startEmbeddedPostgres(join(folder, 'file', 'data'))).rejects.toThrow(
    `The data folder cannot be made: a file has its name. Make ${join(folder, 'file')} writable`,
  );
});

/** Starts it in another process, commits a row there and kills that process, before it its watchdogs if asked; answers the server's id. */
async function startAndKill({ watchdog = false } = {}): Promise<number> {
  await placeTestCluster(folder);
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))});
    const { default: pg } = await import('pg');
    const { url } = await startEmbeddedPostgres(${JSON.stringify(folder)}, { shared_buffers: '32MB' });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('create table kept (n int); insert into kept values (1)');
    console.log('committed');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  if (watchdog) spawnSync('pkill', ['-KILL', '-P', String(child.pid), '-f', 'tenon-postgres-watchdog']);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return postmasterPid();
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server?.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
