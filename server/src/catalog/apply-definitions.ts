import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '@tenon/metadata';
import type { Clock } from '../base/clock.ts';
import type { Database, Transaction } from '../base/database.ts';
import { invalid, TenonError } from '../base/errors.ts';
import { compileSnapshot } from './compile-snapshot.ts';
import { readLayers, writeLayers } from './definitions/definition-rows.ts';
import { lastResortProblems } from './definitions/last-resort.ts';
import { effectiveDefinitions, type Layers } from './definitions/layers.ts';
import { neededFieldProblems } from './definitions/needed-fields.ts';
import { definitionProblems } from './publish-problem.ts';
import { quoteName } from './quote-name.ts';
import type { Snapshot } from './snapshot.ts';
import { currentTables } from './sync-schema/current-tables.ts';
import { desiredTables } from './sync-schema/desired-tables.ts';
import { findConflicts } from './sync-schema/find-conflicts.ts';
import { findRetyped } from './sync-schema/find-retyped.ts';
import { lockTables } from './sync-schema/lock-tables.ts';
import { planChanges } from './sync-schema/plan-changes.ts';
import { runActions } from './sync-schema/run-actions.ts';
import { forgetTasks } from './sync-schema/schema-tasks.ts';

/** The workspace that definitions are applied to, open or not yet. */
export type Site = { id: string; schema: string; database: Database; clock: Clock; reload?(): Promise<void> };

export type Application = {
  by: string | null;
  summary: string;
  change(layers: Layers[], tx: Transaction): Layers[] | Promise<Layers[]>;
  /** Throws when whoever asks for the change may not make it. Rights are known further right, and only here is known what changes. */
  check?: PublishCheck;
};

export type PublishCheck = (change: { before: Snapshot; next: Snapshot; tx: Transaction }) => void | Promise<void>;

/** Every server listens here; the payload is the workspace's id. */
export const catalogChannel = 'tenon_catalog';

/** Has every server take up what a workspace is now, at the end of the transaction. */
export async function announceCatalogChange(tx: Transaction, id: string): Promise<void> {
  await tx.query({ text: 'select pg_notify($1, $2)', values: [catalogChannel, id] });
}

/** Of anything else that a change may have to wait for. Whoever comes later stands in line behind it. */
const lockTimeout = '400ms';
const attempts = 20;
const longestPause = 1000;

/**
 * Changes the definitions of a workspace and its tables with them, in one transaction: one change at a time, all problems at once,
 * all or nothing. A table that is in use is waited for less than half a second, so that nobody queues behind the change for longer; then it
 * is tried again. Answers the revision that counts afterwards.
 */
export async function applyDefinitions(site: Site, application: Application): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      const revision = await site.database.platform.changeSchema(site.schema, (tx) => applyOnce(tx, site, application));
      await site.reload?.();
      return revision;
    } catch (error) {
      if (!(error instanceof TenonError && error.code === 'busy') || attempt === attempts) throw error;
      await sleep(Math.min(100 * attempt, longestPause));
    }
  }
}

async function applyOnce(tx: Transaction, site: Site, { by, summary, change, check }: Application): Promise<number> {
  const { schema } = site;
  const revision = await takeTurn(tx, site);
  const before = await readLayers(tx, schema);
  const after = await change(before, tx);
  await writeLayers(tx, schema, { before, after, by });
  const published = effectiveDefinitions(before);
  const definitions = effectiveDefinitions(after);
  if (revision > 0 && JSON.stringify(definitions) === JSON.stringify(published)) return revision;
  refuse([
    ...after.flatMap((layers) => lastResortProblems(layers, layers.overlay)),
    ...neededFieldProblems(definitions),
    ...definitionProblems(definitions),
    ...(await findRetyped(tx, { schema, before: published, after: definitions })),
  ]);
  const snapshot = compileSnapshot({ schema, revision: revision + 1, definitions });
  await check?.({ before: compileSnapshot({ schema, revision, definitions: published }), next: snapshot, tx });
  await changeTables(tx, site, snapshot);
  await keepRevision(tx, site, { revision: revision + 1, by, summary, definitions });
  return revision + 1;
}

/** Brings the tables in line with the definitions; records that would not fit are reported first. */
async function changeTables(tx: Transaction, { schema, clock }: Site, snapshot: Snapshot): Promise<void> {
  const desired = desiredTables(snapshot, schema);
  const actions = planChanges(await currentTables(tx, schema), desired);
  refuse(await findConflicts(tx, { schema, snapshot, actions }));
  await lockTables(tx, schema, actions);
  await runActions(tx, actions, { schema, revision: snapshot.revision, now: clock.now() });
  await forgetTasks(tx, schema, desired);
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw invalid(problems);
}

/** Waits for changes of the same workspace to end; answers the present revision. */
export async function takeTurn(tx: Transaction, { id, schema }: Site): Promise<number> {
  await tx.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [`publish ${schema}`] });
  await tx.query({ text: `set local lock_timeout = '${lockTimeout}'`, values: [] });
  const [row] = await tx.query<{ revision: number }>({
    text: 'select revision from tenon.workspace where id = $1',
    values: [id],
  });
  if (!row) throw new TenonError('notFound');
  return row.revision;
}

type Revision = { revision: number; by: string | null; summary: string; definitions: unknown };

async function keepRevision(
  tx: Transaction,
  { id, schema }: Site,
  { revision, by, summary, definitions }: Revision,
): Promise<void> {
  await tx.query({
    text: `insert into ${quoteName(schema)}.sys_revision (revision, by, summary, definitions) values ($1, $2, $3, $4)`,
    values: [revision, by, summary, JSON.stringify(definitions)],
  });
  await tx.query({ text: 'update tenon.workspace set revision = $2 where id = $1', values: [id, revision] });
  await announceCatalogChange(tx, id);
}
