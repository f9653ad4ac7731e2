import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../server/src/base/cluster/embedded-postgres.ts';
import { checkLedger } from './check-ledger.ts';
import { type Client, makeClient, signIn } from './client.ts';
import { publishProcesses } from './processes.ts';
import { administrator, makeTenon, type Tenon } from './tenon.ts';
import type { Verdict } from './verdict.ts';
import { startWriters } from './writers.ts';

/** A way of breaking things; `rounds` is how often, where it is done several times. */
export type Scenario = (options: { rounds: number }) => Promise<Verdict>;

export type Stage = {
  tenon: Tenon;
  postgres: EmbeddedPostgres;
  folder: string;
  client: Client;
  wrong: string[];
  broken: string[];
};

export const writerCount = 50;

/** A server on a PostgreSQL of its own that outlives it, in a folder that is removed afterwards; the database may stand on another disk. */
export async function withStage<T>(
  use: (stage: Stage) => Promise<T>,
  settings: Record<string, string> = {},
  disk?: string,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tenon-faults-'));
  const postgres = await startEmbeddedPostgres(disk ?? join(folder, 'database'), { max_connections: '100' });
  const tenon = await makeTenon(join(folder, 'data'), { DATABASE_URL: postgres.url, ...settings });
  try {
    await tenon.start();
    const wrong: string[] = [];
    const client = makeClient(
      () => tenon.url,
      await signIn(tenon.url, administrator),
      (line) => wrong.push(line),
    );
    return await use({ tenon, postgres, folder, client, wrong, broken: [] });
  } finally {
    await tenon.kill();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

type Trial = {
  scenario: string;
  rounds: number;
  breakThings: (stage: Stage, round: number) => Promise<Record<string, number> | undefined>;
};

/** Fifty writers go on while things are broken round by round; then everything acknowledged is counted in the tables. */
export async function underWriters(stage: Stage, { scenario, rounds, breakThings }: Trial): Promise<Verdict> {
  await publishProcesses(stage.client);
  const writers = startWriters(stage.client, writerCount);
  const figures: Record<string, number> = {};
  for (let round = 0; round < rounds; round += 1) {
    const before = writers.ledger.acknowledged;
    for (const [name, value] of Object.entries((await breakThings(stage, round)) ?? {})) {
      figures[name] = Math.max(figures[name] ?? 0, Math.round(value));
    }
    if (writers.ledger.acknowledged === before) stage.broken.push(`nothing was written in round ${round + 1}`);
  }
  await writers.stop();
  const { lost, doubled, broken } = await checkLedger(stage.postgres.url, writers.ledger);
  const ended = /Unhandled|Uncaught|Tenon could not/.exec(stage.tenon.log);
  if (ended) stage.broken.push(`the server wrote “${ended[0]}”`);
  const { acknowledged, approved, waiting } = writers.ledger;
  Object.assign(figures, { approved: approved.size, waited: waiting.size });
  return { scenario, rounds, acknowledged, lost, doubled, wrong: stage.wrong, broken: [...stage.broken, ...broken], figures };
}

/** Some moment between two and four seconds, so that each round strikes somewhere else. */
export function someTime(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2000 + 2000 * Math.random()));
}
