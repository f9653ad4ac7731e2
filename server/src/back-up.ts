import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig } from './base/config.ts';
import { createShutdown } from './base/shutdown.ts';
import { writeBackup } from './data/backup/write-backup.ts';
import { connect, findDatabase, tellNowAndThen } from './find-database.ts';

/** `npm run backup -- <file>`: writes everything into one file, while the server runs or not. Ends the process. */
export async function backUp(args: readonly string[]): Promise<void> {
  const shutdown = createShutdown();
  try {
    const config = readConfig(process.env);
    const { path, withKey } = readArguments(args);
    const client = await connect(await findDatabase(config, shutdown), shutdown);
    const { rows, tables, files, missingFiles } = await writeBackup(path, { client, ...config, withKey, tell: tellNowAndThen() });
    const size = ((await stat(path)).size / 2 ** 20).toFixed(1);
    console.log(`${path}: ${rows} rows of ${tables} tables, ${files} files, ${size} MB.`);
    for (const file of missingFiles) console.log(`Missing in the data folder, and so in the backup: ${file}`);
    if (!withKey)
      console.log('The key of connections is not in it: keep secret.key of the data folder, or TENON_SECRET_KEY, apart.');
    await shutdown.exit(0);
  } catch (error) {
    if (shutdown.isAsked()) return;
    console.error(`No backup was made. ${reasonOf(error)}`);
    await shutdown.exit(1);
  }
}

function readArguments(args: readonly string[]): { path: string; withKey: boolean } {
  const [path, ...others] = args.filter((arg) => arg !== '--with-key');
  if (!path || others.length > 0 || path.startsWith('-')) throw new Error('Use: npm run backup -- <file.tar.gz> [--with-key]');
  return { path: resolve(process.env.INIT_CWD ?? '.', path), withKey: args.includes('--with-key') };
}

function reasonOf(error: unknown): string {
  const { code, message, path } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return `${path} exists already.`;
  if (code === 'ENOSPC') return 'The disk is full.';
  return message;
}
