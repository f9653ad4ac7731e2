import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { chmod, chown, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createCluster, findPrograms, type Programs } from './create-cluster.ts';
import { makeDataFolder } from './make-data-folder.ts';
import { choosePostgresAccount, type PostgresAccount } from './postgres-account.ts';
import { stopWithThisProcess, type Watchdog } from './postgres-watchdog.ts';
import { findPostmaster, isAlive, type Postmaster } from './postmaster-file.ts';

export type EmbeddedPostgres = {
  /** Connects as the role `tenon`, which owns the database `tenon` and is no superuser. */
  url: string;
  /** Stops the server after its clients' transactions have been rolled back; everything committed stays. */
  stop(): Promise<void>;
};

/**
 * Starts a PostgreSQL of our own in `folder` (`<folder>/postgres`), or takes over the one that a killed process left running
 * there. It listens on a Unix socket only, in a folder that only its account may enter. Should it be killed, it is started again
 * under the same address; should this process be killed, it stops.
 */
export async function startEmbeddedPostgres(folder: string, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const cluster = join(resolve(folder), 'postgres');
  const programs = await findPrograms();
  const account = await choosePostgresAccount(cluster, programs.folder);
  await makeDataFolder(folder);
  await createCluster(cluster, programs, account);
  const open = async (socketFolder?: string) => {
    const postmaster = (await attach(cluster)) ?? (await launch(cluster, programs, { account, settings, socketFolder }));
    return { postmaster, ...(await hold(postmaster, cluster)) };
  };
  let running = await open();
  await createDatabase(running.guard);
  const { socketFolder } = running.postmaster;
  let stopping = false;
  let revival = Promise.resolve();
  watch();
  return {
    url: urlOf(running.postmaster, { user: 'tenon', database: 'tenon' }),
    async stop() {
      stopping = true;
      await revival;
      await running.guard.end();
      await stopPostmaster(running.postmaster, cluster);
      running.watchdog.dismiss();
    },
  };

  /** The guard's connection ends with the server, and when the server ends all of them because one process of it crashed. */
  function watch(): void {
    const { guard, watchdog } = running;
    guard.once('end', () => {
      if (stopping) return;
      watchdog.dismiss();
      revival = revive();
    });
  }

  async function revive(): Promise<void> {
    while (!stopping) {
      try {
        running = await open(socketFolder);
        watch();
        return;
      } catch (error) {
        console.error(`PostgreSQL ended and could not be started again: ${(error as Error).message}`);
        await sleep(1000);
      }
    }
  }
}

/** Where the server runs that another process started in this folder; undefined where none does. */
export async function findEmbeddedPostgres(folder: string): Promise<string | undefined> {
  const postmaster = await attach(join(resolve(folder), 'postgres'));
  return postmaster && urlOf(postmaster, { user: 'tenon', database: 'tenon' });
}

/** `settings` on top: tests take less memory. Durability is never among them. */
function serverSettings(socketFolder: string, settings: Record<string, string>): string[] {
  const megabytes = Math.floor(totalmem() / 2 ** 20);
  const all: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: '5432',
    max_connections: '120',
    // Room for the rows that a search over a million records looks at: reading them anew takes five times as long.
    shared_buffers: `${Math.max(64, Math.min(1024, Math.floor(megabytes / 8)))}MB`,
    effective_cache_size: `${Math.floor(megabytes / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    // After a crash all files are flushed before anything else: in one call, where there is one, instead of one after the other.
    ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function attach(cluster: string): Promise<Postmaster | undefined> {
  const postmaster = await findPostmaster(cluster);
  return postmaster && (await answers(postmaster, () => isAlive(postmaster.pid))) ? postmaster : undefined;
}

async function launch(
  cluster: string,
  programs: Programs,
  {
    account,
    settings,
    ...known
  }: { account: PostgresAccount; settings: Record<string, string>; socketFolder: string | undefined },
): Promise<Postmaster> {
  const socketFolder = known.socketFolder ?? (await chooseSocketFolder(cluster, account));
  const logPath = join(dirname(cluster), 'postgres.log');
  await rename(logPath, `${logPath}.old`).catch(() => undefined);
  const deadline = Date.now() + 15_000;
  while (true) {
    const { program, args, ids } = account.command(programs.postgres, ['-D', cluster, ...serverSettings(socketFolder, settings)]);
    const log = openSync(logPath, 'w', 0o600);
    // Detached: Ctrl-C in a terminal must reach this process first, which then stops the database last.
    const child = spawn(program, args, { ...ids, cwd: '/', detached: true, stdio: ['ignore', log, log] });
    child.unref();
    const failed = new Promise((settle) => child.once('error', settle));
    const postmaster = { pid: child.pid ?? 0, socketFolder };
    // For the seconds of a recovery; whoever holds the cluster has one of its own.
    const watchdog = stopWithThisProcess(postmaster, cluster);
    const started = await Promise.race([answers(postmaster, () => child.exitCode === null), failed.then(() => false)]);
    watchdog.dismiss();
    if (started) return postmaster;
    // Another process may have started it meanwhile, or an orphan of a killed server may still be leaving.
    const other = await attach(cluster);
    if (other) return other;
    if (Date.now() > deadline) throw new Error(`PostgreSQL did not start in ${cluster}:\n${await readFile(logPath, 'utf8')}`);
    await sleep(300);
  }
}

/** A socket's path may have about 100 characters, so a deep data folder needs another place for it. */
async function chooseSocketFolder(cluster: string, account: PostgresAccount): Promise<string> {
  if (Buffer.byteLength(cluster) < 85) return cluster;
  const folder = await mkdtemp(join(tmpdir(), 'tenon-socket-'));
  await chmod(folder, 0o700);
  if (account.ids) await chown(folder, account.ids.uid, account.ids.gid);
  return folder;
}

/** Waits until the server takes connections, through its crash recovery if need be; false when it ends instead. */
async function answers(postmaster: Postmaster, isRunning: () => boolean): Promise<boolean> {
  while (isRunning()) {
    const client = superuser(postmaster);
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (connected) return true;
    await sleep(20);
  }
  return false;
}

function superuser(postmaster: Postmaster): Client {
  return new Client({ connectionString: urlOf(postmaster, { user: 'postgres', database: 'postgres' }) });
}

function urlOf({ socketFolder }: Postmaster, { user, database }: { user: string; database: string }): string {
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** Holds the cluster for this process; the watchdog stops the server should this process die. */
async function hold(postmaster: Postmaster, cluster: string): Promise<{ guard: Client; watchdog: Watchdog }> {
  const watchdog = stopWithThisProcess(postmaster, cluster);
  try {
    return { guard: await holdCluster(postmaster, cluster), watchdog };
  } catch (error) {
    watchdog.dismiss();
    throw error;
  }
}

/** One process per data folder: the lock lasts as long as this process's connection, however the process ends. */
async function holdCluster(postmaster: Postmaster, cluster: string): Promise<Client> {
  const guard = superuser(postmaster);
  guard.on('error', () => undefined);
  await guard.connect();
  await guard.query(`set application_name = 'tenon data folder of process ${process.pid}'`);
  // A moment's patience: the connection of a process that was just killed may still be closing.
  const held = await guard.query("set lock_timeout = '1s'; select pg_advisory_lock(7401)").then(
    () => true,
    () => false,
  );
  if (held) return guard;
  const other = await guard.query(`select application_name from pg_stat_activity where application_name like 'tenon data folder%'
    and pid in (select pid from pg_locks where locktype = 'advisory' and granted)`);
  await guard.end();
  const pid = /\d+$/.exec(other.rows[0]?.application_name ?? '')?.[0] ?? 'unknown';
  throw new Error(
    `Another Tenon (process ${pid}) already uses ${dirname(cluster)}. ` +
      'Stop it first, or give this one its own folder with TENON_DATA, or a database with DATABASE_URL.',
  );
}

async function createDatabase(guard: Client): Promise<void> {
  const { rows } = await guard.query(`select exists (select from pg_roles where rolname = 'tenon') as role,
    exists (select from pg_database where datname = 'tenon') as database`);
  if (!rows[0].role) await guard.query('create role tenon login createdb createrole');
  if (!rows[0].database) await guard.query('create database tenon owner tenon');
}

async function stopPostmaster({ pid, socketFolder }: Postmaster, cluster: string): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  // The file as well: where nobody reaps orphans, an ended server stays in the process table.
  while (isAlive(pid) && existsSync(join(cluster, 'postmaster.pid'))) await sleep(20);
  if (socketFolder !== cluster) await rm(socketFolder, { recursive: true, force: true });
}
