import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../server/src/base/cluster/embedded-postgres.ts';
import { findPostmaster, isAlive } from '../../server/src/base/cluster/postmaster-file.ts';
import { placeTestCluster } from '../../server/src/base/cluster/test-cluster.ts';
import { checkDatabase } from '../../server/src/base/database/check-database.ts';
import { openDatabase } from '../../server/src/base/database/database.ts';
import { migratePlatform } from '../../server/src/base/database/migrate.ts';
import { migratedTemplate, urlOfDatabase, withAdmin } from '../../server/src/base/database/test-database.ts';
import { createLog } from '../../server/src/base/log.ts';

const folderPrefix = 'tenon-test-';

/**
 * Vitest global set-up: one database server per run (DATABASE_URL, or an embedded one in a temporary folder) and the migrated
 * template in it. Both database projects name this file; the first one to get here does the work.
 */
export default async function startDatabaseServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TENON_TEST_SERVER) return undefined;
  await removeLeftovers();
  const external = process.env.DATABASE_URL;
  const stop = external ? undefined : await startTemporaryServer();
  if (external) process.env.TENON_TEST_SERVER = external;
  process.env.TENON_TEST_RUN = `tenon_test_${process.pid}_${Date.now().toString(36)}`;
  await createTemplate();
  return async () => {
    await (stop ?? dropDatabases)();
    delete process.env.TENON_TEST_SERVER;
  };
}

async function startTemporaryServer(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  await placeTestCluster(folder);
  const server = await startEmbeddedPostgres(folder, { shared_buffers: '128MB', max_connections: '200' });
  process.env.TENON_TEST_SERVER = server.url;
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function createTemplate(): Promise<void> {
  const name = migratedTemplate();
  await withAdmin((admin) => admin.query(`create database ${name} template template0 encoding 'UTF8'`));
  const database = openDatabase(urlOfDatabase(name), { poolSize: 2, log: createLog('silent') });
  await checkDatabase(database);
  await migratePlatform(database);
  await database.close();
}

async function dropDatabases(): Promise<void> {
  await withAdmin(async (admin) => {
    const { rows } = await admin.query('select datname from pg_database where starts_with(datname, $1)', [
      process.env.TENON_TEST_RUN,
    ]);
    for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
  });
}

/** Folders of test runs that were killed: their server may still run. */
async function removeLeftovers(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(folderPrefix));
  for (const name of names) {
    if (isAlive(Number(name.slice(folderPrefix.length).split('-')[0]))) continue;
    const folder = join(tmpdir(), name);
    const server = await findPostmaster(join(folder, 'postgres')).catch(() => undefined);
    if (server) process.kill(server.pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined);
  }
}
