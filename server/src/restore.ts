import { resolve } from 'node:path';
import type { Solution } from '@tenon/metadata';
import { systemClock } from './base/clock.ts';
import { makeDataFolder } from './base/cluster/make-data-folder.ts';
import { type Config, readConfig } from './base/config.ts';
import { checkDatabase } from './base/database/check-database.ts';
import { openDatabase } from './base/database/database.ts';
import { migratePlatform } from './base/database/migrate.ts';
import { createLog } from './base/log.ts';
import { createShutdown } from './base/shutdown.ts';
import { openWorkspaces } from './catalog/open-workspaces.ts';
import { restoreBackup } from './data/backup/restore-backup.ts';
import { connect, openEmbedded, tellNowAndThen } from './find-database.ts';

/** `npm run restore -- <file>`: brings a backup back into an empty database and data folder. Ends the process. */
export async function restore({ solutions }: { solutions: readonly Solution[] }, args: readonly string[]): Promise<void> {
  const shutdown = createShutdown();
  try {
    const config = readConfig(process.env);
    const path = readArguments(args);
    await makeDataFolder(config.dataFolder);
    const url = config.databaseUrl ?? (await openEmbedded(config, shutdown));
    await withDatabase(url, config, checkDatabase);
    const client = await connect(url, shutdown);
    const summary = await restoreBackup(path, { client, ...config, tell: tellNowAndThen() });
    await client.end();
    console.log(`Restored ${summary.rows} rows of ${summary.tables} tables and ${summary.files} files, as of ${summary.madeAt}.`);
    if (summary.secrets === 'closed') console.log(hintOfKey);
    await openAll(url, config, solutions);
    await shutdown.exit(0);
  } catch (error) {
    if (shutdown.isAsked()) return;
    console.error(`The restore failed. ${reasonOf(error)}`);
    await shutdown.exit(1);
  }
}

const hintOfKey =
  'The secrets of connections were sealed with another key. Put the secret.key of that server into the data folder ' +
  '(or set TENON_SECRET_KEY) before you start; otherwise give each connection its secrets anew.';

function readArguments(args: readonly string[]): string {
  const [path, ...others] = args;
  if (!path || others.length > 0 || path.startsWith('-')) throw new Error('Use: npm run restore -- <file.tar.gz>');
  return resolve(process.env.INIT_CWD ?? '.', path);
}

/** An older backup is brought up to this version now rather than at the first start, where nobody looks. */
async function openAll(url: string, config: Config, solutions: readonly Solution[]): Promise<void> {
  await withDatabase(url, config, async (database) => {
    await migratePlatform(database);
    const { dataFolder } = config;
    const workspaces = await openWorkspaces({
      database,
      clock: systemClock,
      log: createLog(config.logLevel),
      solutions,
      dataFolder,
    });
    for (const { id, name } of await workspaces.list()) {
      const { snapshot } = await workspaces.get(id);
      console.log(`Workspace ${id} (${name}) opens: revision ${snapshot.revision}, ${snapshot.objects.size} objects.`);
    }
  });
}

async function withDatabase(
  url: string,
  config: Config,
  work: (database: ReturnType<typeof openDatabase>) => Promise<unknown>,
): Promise<void> {
  const database = openDatabase(url, { poolSize: 2, log: createLog(config.logLevel) });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === '53100' ? 'The disk is full. Nothing was kept.' : message;
}
