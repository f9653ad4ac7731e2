import type { AddressInfo } from 'node:net';
import type { Connector, Solution } from '@tenon/metadata';
import { learnCurrency } from '@tenon/metadata/field-types/read-currency.ts';
import type { Platform } from './access/platform.ts';
import { issueSetupToken } from './access/set-up.ts';
import { systemClock } from './base/clock.ts';
import { makeDataFolder } from './base/cluster/make-data-folder.ts';
import { type Config, readConfig } from './base/config.ts';
import { checkDatabase } from './base/database/check-database.ts';
import { refuseTransactionPooler } from './base/database/check-pooler.ts';
import { openDatabase } from './base/database/database.ts';
import { migratePlatform } from './base/database/migrate.ts';
import { TenonError } from './base/errors.ts';
import { createLog } from './base/log.ts';
import { openOutside } from './base/outside/outside.ts';
import { createShutdown, type Shutdown } from './base/shutdown.ts';
import { takePort } from './base/take-port.ts';
import { yieldToEventLoop } from './base/yield-to-event-loop.ts';
import { openWorkspaces } from './catalog/open-workspaces.ts';
import { listenToOtherNodes } from './data/history/record-changes.ts';
import { setUpFromConfig } from './data/setup/set-up-from-config.ts';
import { openEmbedded } from './find-database.ts';
import { buildApp } from './http/app.ts';
import { describeError } from './http/describe-error.ts';
import { openSender } from './process/connections/send-calls.ts';
import { jobRunners } from './process/job-kinds/index.ts';
import { cleanUpDaily } from './process/jobs/clean-up-daily.ts';
import { openJobs } from './process/jobs/jobs.ts';
import { startMailer } from './process/mail/send-mails.ts';
import { catchUpSchema } from './process/publishing/catch-up-schema.ts';
import { rollOutApps } from './process/publishing/roll-out.ts';
import { startOutboxWorker } from './process/triggers/outbox-worker.ts';

type Parts = { solutions: Solution[]; connectors: readonly Connector[] };

/** Starts the whole server, from its settings to an open port, and prints its address. Stops cleanly on SIGINT and SIGTERM. */
export async function start(parts: Parts): Promise<void> {
  const shutdown = createShutdown();
  try {
    await open(parts, readConfig(process.env), shutdown);
    void learnCurrencies();
  } catch (error) {
    // Who is told to stop in the middle of a start ends well; what then fails on the way out says nothing.
    if (shutdown.isAsked()) return;
    console.error(`Tenon could not start. ${reasonOf(error)}`);
    await shutdown.exit(1);
  }
}

/** What takes longest at its first use is made ready while nobody waits for it. */
async function learnCurrencies(): Promise<void> {
  while (learnCurrency()) await yieldToEventLoop();
}

/** A fault of ours keeps its stack; what the settings or the database lack is said in words. */
function reasonOf(error: unknown): string {
  if (!(error instanceof TenonError))
    return error instanceof TypeError ? (error.stack ?? error.message) : (error as Error).message;
  const { title, problems = [] } = describeError(error, 'en', 'start');
  return [title, ...problems.map(({ field, message }) => `  - ${field ?? ''} ${message}`)].join('\n');
}

async function open({ solutions, connectors }: Parts, config: Config, shutdown: Shutdown): Promise<void> {
  const log = createLog(config.logLevel);
  // One forgotten promise must not take everybody's requests with it.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  await makeDataFolder(config.dataFolder);
  if (config.databaseUrl) await refuseTransactionPooler(config.databaseUrl);
  const databaseUrl = config.databaseUrl ?? (await openEmbedded(config, shutdown));
  const database = openDatabase(databaseUrl, { poolSize: config.poolSize, log });
  shutdown.defer(() => database.close());
  await checkDatabase(database);
  await migratePlatform(database);
  const platform: Platform = { database, clock: systemClock, log };
  const workspaces = await openWorkspaces({ ...platform, solutions, dataFolder: config.dataFolder });
  const jobs = await openJobs({
    database,
    databaseUrl,
    workspaces,
    log,
    runners: jobRunners,
    cleanUp: () => cleanUpDaily(platform, workspaces),
    rollOut: () => rollOutApps(platform, workspaces),
  });
  shutdown.deferWork(() => jobs.stop());
  if (config.unattended) await setUpFromConfig(platform, workspaces, config.unattended);
  await listenToOtherNodes(database);
  shutdown.deferWork(await catchUpSchema(workspaces, log));
  const outside = openOutside(config, connectors);
  const sender = openSender(outside);
  shutdown.deferWork(() => sender.stop());
  shutdown.deferWork(await startOutboxWorker(workspaces, log, sender.wake));
  shutdown.deferWork(await startMailer({ ...platform, workspaces }, { outside, publicUrl: config.publicUrl }, log));
  const app = await buildApp({ ...platform, config, workspaces, jobs, outside });
  shutdown.deferWork(() => app.close());
  const wanted = config.port ?? 3000;
  await takePort(wanted, (port) => app.listen({ port, host: config.host }));
  const { port } = app.server.address() as AddressInfo;
  if (wanted !== 0 && port !== wanted) console.log(`Port ${wanted} is taken, so Tenon uses ${port}.`);
  await printAddress(platform, config.publicUrl ?? `http://${hostName(config.host)}:${port}`);
}

/** An address that a browser on this machine can open. */
function hostName(host: string): string {
  if (['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

async function printAddress(platform: Platform, address: string): Promise<void> {
  const token = await issueSetupToken(platform);
  console.log(`Tenon is ready: ${address}`);
  if (token) console.log(`First run, name the administrator here (good once, for a day): ${address}/setup?token=${token}`);
}
