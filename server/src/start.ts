import type { Solution } from '@tenon/metadata';
import { checkDatabase } from './base/check-database.ts';
import { readConfig } from './base/config.ts';
import { openDatabase } from './base/database.ts';
import { startEmbeddedPostgres } from './base/embedded-postgres.ts';
import { createLog } from './base/log.ts';
import { migratePlatform } from './base/migrate.ts';
import { createShutdown } from './base/shutdown.ts';

/** Starts the whole server, from its settings to an open port, and prints its address. Stops cleanly on SIGINT and SIGTERM. */
export async function start({ solutions }: { solutions: Solution[] }): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const shutdown = createShutdown(log);
  try {
    const databaseUrl = config.databaseUrl ?? (await embeddedUrl());
    const database = openDatabase(databaseUrl, { poolSize: config.poolSize, log });
    shutdown.defer(() => database.close());
    await checkDatabase(database);
    await migratePlatform(database);
    console.log(`Tenon has its database ready for ${solutions.length} solutions.`);
  } catch (error) {
    await shutdown.run();
    log.debug({ err: error }, 'start failed');
    console.error(`Tenon could not start. ${(error as Error).message}`);
    process.exitCode = 1;
  }

  async function embeddedUrl(): Promise<string> {
    const postgres = await startEmbeddedPostgres(config.dataFolder);
    shutdown.defer(() => postgres.stop());
    return postgres.url;
  }
}
