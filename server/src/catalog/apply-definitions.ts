import type { Definition, Locale, Problem } from '@tenon/metadata';
import { fillLists } from '@tenon/metadata/field-types/fill-lists.ts';
import { diffDefinitions } from '@tenon/metadata/merge/diff-definitions.ts';
import type { Transaction } from '../base/database/database.ts';
import { invalid, TenonError } from '../base/errors.ts';
import { changeWhenFree, type Site } from './change-tables.ts';
import { checkAgainst } from './check-against.ts';
import { readCollations } from './collations.ts';
import { compileSnapshot } from './compile-snapshot.ts';
import type { DataStep, DataWishes } from './data-steps/data-step.ts';
import type { DataPlan } from './data-steps/field-place.ts';
import { planDataSteps } from './data-steps/plan-data-steps.ts';
import { type FillControl, FillsNeeded, prepareFills } from './data-steps/prepare-fills.ts';
import { renameInSaved } from './data-steps/rename-in-saved.ts';
import { builtInRoleProblems } from './definitions/built-in-roles.ts';
import { readLayers, writeLayers } from './definitions/definition-rows.ts';
import { effectiveDefinitions, type Layers } from './definitions/layers.ts';
import { neededFieldProblems } from './definitions/needed-fields.ts';
import { keepRevision } from './keep-revision.ts';
import { type FollowedObjects, followObjectRenames } from './object-renames/follow-object-renames.ts';
import { moveObjects } from './object-renames/move-objects.ts';
import type { PublishLimits, ShowsValues } from './publish-check.ts';
import { refuseUnfilled } from './refuse-unfilled.ts';
import type { Snapshot } from './snapshot.ts';
import { currentTables } from './sync-schema/current-tables.ts';
import { desiredTables } from './sync-schema/desired-tables.ts';
import { findConflicts } from './sync-schema/find-conflicts.ts';
import { findReturning } from './sync-schema/find-returning.ts';
import { foreseeBuilds, type LaterBuild } from './sync-schema/foresee-builds.ts';
import { labelsOf } from './sync-schema/index-problem.ts';
import { lockTables } from './sync-schema/lock-tables.ts';
import { planChanges } from './sync-schema/plan-changes.ts';
import { runActions } from './sync-schema/run-actions.ts';
import type { SchemaAction } from './sync-schema/schema-action.ts';
import { forgetTasks } from './sync-schema/schema-tasks.ts';
import type { Table } from './sync-schema/table.ts';
import { followRenamesEverywhere, withUses } from './usages/follow-renames-everywhere.ts';
import { removalProblems } from './usages/refuse-removal.ts';

export type Application = PublishLimits & {
  by: string | null;
  summary: string;
  change(layers: Layers[], tx: Transaction): Layers[] | Promise<Layers[]>;
  /** What shall become of values that are there. */
  wishes?: DataWishes;
  /** Of whoever asks: what people saw as the label of an option is kept as text in it. */
  locale?: Locale;
  /** Refuses to remove what is still named somewhere, with every place. */
  guardsUses?: boolean;
  /** The change set that is published. */
  changeSet?: string;
  /** The revision that comes back. */
  restores?: number;
  /** Throws `publishedSince` where another revision counts by now. */
  onlyAfter?: number;
  /** Throws `FillsNeeded`, for whoever makes the values of big tables in the background, instead of making them first. */
  leavesFills?: boolean;
  /** Told while the values of big tables are made. */
  control?: FillControl;
};

/**
 * Changes the definitions of a workspace and its tables with them, in one transaction: one change at a time, all problems at once,
 * all or nothing. Values of big tables are made before it, while everybody reads and writes. Answers the revision that counts afterwards.
 */
export async function applyDefinitions(site: Site, application: Application): Promise<number> {
  for (;;) {
    try {
      const revision = await changeWhenFree(site, (tx, revision) => applyOnce(tx, site, { ...application, revision }));
      await site.reload?.();
      return revision;
    } catch (error) {
      if (!(error instanceof FillsNeeded) || application.leavesFills) throw error;
      await prepareFills(site, error.work, application.control ?? { progress: async () => {} });
    }
  }
}

/** What a change would do, what stands in its way, and what is wrong besides with definitions that it leaves as they are. */
export type Rehearsal = { problems: Problem[]; warnings: Problem[]; steps: readonly DataStep[]; builds: readonly LaterBuild[] };

const nothingFound: Rehearsal = { problems: [], warnings: [], steps: [], builds: [] };

class RolledBack extends Error {
  readonly outcome: Rehearsal;
  constructor(outcome: Rehearsal) {
    super('rehearsed');
    this.outcome = outcome;
  }
}

/** Does as `applyDefinitions` does up to the point where tables change, and leaves everything as it was. */
export async function rehearseDefinitions(site: Site, application: Application): Promise<Rehearsal> {
  try {
    return await changeWhenFree<never>(site, async (tx, revision) => {
      await applyOnce(tx, site, { ...application, revision, isRehearsal: true });
      // Definitions stay as they are; what else the change has written does not.
      throw new RolledBack(nothingFound);
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome;
    if (error instanceof TenonError && error.code === 'invalid')
      return { ...nothingFound, problems: error.details.problems ?? [] };
    throw error;
  }
}

type Attempt = Application & { revision: number; isRehearsal?: boolean };

async function applyOnce(tx: Transaction, site: Site, attempt: Attempt): Promise<number> {
  const { schema } = site;
  const { by, summary, changeSet, revision, isRehearsal, onlyAfter = revision } = attempt;
  const layers = await readLayers(tx, schema);
  const followed = followObjectRenames(layers, await attempt.change(layers, tx));
  const written = followed.published;
  const { layers: after, uses } = await followRenamesEverywhere(tx, schema, followed);
  await writeLayers(tx, schema, { before: layers, after, by });
  const next = effectiveDefinitions(after);
  if (revision > 0 && areSame(next, written) && attempt.wishes?.fill === undefined) {
    if (isRehearsal) throw new RolledBack(nothingFound);
    return revision;
  }
  if (onlyAfter !== revision) throw new TenonError('publishedSince');
  const [published, definitions] = [fillLists(written), fillLists(next)];
  if (followed.renames.length > 0) await renameTables(tx, site, { ...followed, layers, attempt });
  const current = await currentTables(tx, schema);
  const data = await planData(tx, site, { attempt, current, published, definitions });
  data.steps = data.steps.map((step) => withUses(step, uses));
  const removals = attempt.guardsUses ? await removalProblems(tx, site, { published, definitions }) : [];
  const refused = new Set(removals.map(({ field }) => field));
  const found = checkAgainst(published, definitions);
  const problems = [
    ...after.flatMap((each) => builtInRoleProblems(each, each.overlay)),
    ...neededFieldProblems(definitions),
    // A removal is told once for each place, as what it is.
    ...found.problems.filter(({ field }) => !refused.has(field)),
    ...removals,
    ...data.problems,
  ];
  const { warnings } = found;
  const rehearsed = isRehearsal && { ...nothingFound, warnings, steps: data.steps };
  if (rehearsed && problems.length > 0) throw new RolledBack({ ...rehearsed, problems });
  refuse(problems);
  const collations = await readCollations(tx);
  const snapshot = compileSnapshot({ schema, revision: revision + 1, definitions, collations });
  const before = compileSnapshot({ schema, revision, definitions: published, collations });
  const changed = diffDefinitions(published, definitions);
  const desired = desiredTables(snapshot, schema);
  const actions = planChanges(current, desired, { ...data, before: desiredTables(before, schema) });
  const returning = findReturning(actions, before, snapshot);
  await attempt.check?.({ before, next: snapshot, changed, returning, tx, steps: data.steps, warnings });
  await changeTables(tx, site, { current, desired, actions, snapshot, data, rehearsed, shows: attempt.shows });
  await renameInSaved(tx, schema, { before: published, renames: data.renames });
  await keepRevision(tx, site, { revision: revision + 1, by, summary, changeSet, definitions: next, steps: data.steps });
  return revision + 1;
}

type Renaming = Pick<FollowedObjects, 'renames' | 'published'> & { layers: readonly Layers[]; attempt: Attempt };

/** From here on all is as though the objects had always been called so. */
async function renameTables(tx: Transaction, { schema }: Site, { renames, published, layers, attempt }: Renaming): Promise<void> {
  const { revision, isRehearsal = false } = attempt;
  const collations = await readCollations(tx);
  const compile = (definitions: readonly Definition[]) =>
    compileSnapshot({ schema, revision, definitions: fillLists(definitions), collations });
  const [before, after] = [compile(effectiveDefinitions(layers)), compile(published)];
  await moveObjects(tx, schema, { renames, before, after, isRehearsal });
}

/** Text counts: another order of fields is a change. */
function areSame(some: readonly Definition[], others: readonly Definition[]): boolean {
  const differs = ({ kind, name, body }: Definition, other: Definition | undefined) =>
    kind !== other?.kind || name !== other.name || (body !== other.body && JSON.stringify(body) !== JSON.stringify(other.body));
  return some.length === others.length && !some.some((each, at) => differs(each, others[at]));
}

type States = {
  attempt: Attempt;
  current: readonly Table[];
  published: readonly Definition[];
  definitions: readonly Definition[];
};

async function planData(tx: Transaction, { id, schema }: Site, states: States): Promise<DataPlan> {
  const { attempt, current, published, definitions } = states;
  const [row] = await tx.query<{ currency: string; timeZone: string }>({
    text: 'select currency, time_zone as "timeZone" from tenon.workspace where id = $1',
    values: [id],
  });
  if (!row) throw new TenonError('notFound');
  const { wishes = {}, locale = 'zh', restores, shows } = attempt;
  return planDataSteps(tx, { ...row, schema, current, before: published, after: definitions, wishes, locale, restores, shows });
}

type Change = {
  current: readonly Table[];
  desired: readonly Table[];
  actions: readonly SchemaAction[];
  snapshot: Snapshot;
  data: DataPlan;
  rehearsed: Rehearsal | undefined | false;
  shows: ShowsValues | undefined;
};

/** Brings the tables in line with the definitions; records that would not fit are reported first. */
async function changeTables(tx: Transaction, { schema, clock }: Site, change: Change): Promise<void> {
  const { current, desired, actions, snapshot, data, rehearsed, shows } = change;
  const problems = await findConflicts(tx, { schema, snapshot, actions, shows });
  if (rehearsed) throw new RolledBack({ ...rehearsed, problems, builds: foreseeBuilds(actions, current) });
  refuse(problems);
  const labelOf = labelsOf(snapshot);
  refuseUnfilled(actions, { current, desired, fills: data.fills, labelOf });
  const fresh = actions.flatMap(({ act, table }) => (act === 'createTable' ? [table] : []));
  const changed = actions.map(({ table }) => table).filter((table) => !fresh.includes(table));
  await lockTables(tx, schema, changed);
  await runActions(tx, actions, { schema, revision: snapshot.revision, now: clock.now(), labelOf });
  await forgetTasks(tx, schema, desired);
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw invalid(problems);
}
