import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findEmbeddedPostgres, startEmbeddedPostgres } from './base/cluster/embedded-postgres.ts';
import type { Config } from './base/config.ts';
import type { Shutdown } from './base/shutdown.ts';

/** The database that a server with these settings uses: the one it has open just now, or else opened for as long as this process lives. */
export async function findDatabase(config: Config, shutdown: Shutdown): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl;
  if (!existsSync(join(config.dataFolder, 'postgres', 'PG_VERSION')))
    throw new Error(
      `There is no database in ${config.dataFolder}. Name the data folder with TENON_DATA, or the database with DATABASE_URL.`,
    );
  return (await findEmbeddedPostgres(config.dataFolder)) ?? openEmbedded(config, shutdown);
}

/** PostgreSQL writes what it holds in memory to disk before it ends. Should it take longer, it ends by itself afterwards. */
const patience = 15_000;

export async function openEmbedded(config: Config, shutdown: Shutdown): Promise<string> {
  const starting = startEmbeddedPostgres(config.dataFolder);
  const stop = () =>
    starting.then(
      (postgres) => postgres.stop(),
      () => undefined,
    );
  // Before it runs: a stop in the middle of its start waits for it, so that it is not left behind.
  shutdown.defer(stop, patience);
  return (await starting).url;
}

/** A connection of its own, for a copy of everything. */
export async function connect(url: string, shutdown: Shutdown): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'tenon-copy' });
  // What is under way fails, and says so.
  client.on('error', () => undefined);
  await client.connect();
  shutdown.defer(() => client.end());
  return client;
}

/** A line every few seconds for whoever waits. */
export function tellNowAndThen(): (progress: string) => void {
  let last = Date.now();
  return (progress) => {
    if (Date.now() - last < 2000) return;
    last = Date.now();
    console.log(progress);
  };
}
