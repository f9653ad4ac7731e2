import { createHash } from 'node:crypto';
import { type Label, type Locale, type Problem, type Solution, shapeOfKind } from '@tenon/metadata';
import type { Json } from '@tenon/metadata/merge/json.ts';
import { diffMergePatch } from '@tenon/metadata/merge/merge-patch.ts';
import type { Transaction } from '../base/database/database.ts';
import { invalid } from '../base/errors.ts';
import { type Application, applyDefinitions, type Rehearsal, rehearseDefinitions } from './apply-definitions.ts';
import { readAllDrafts } from './change-sets/change-set-rows.ts';
import type { Site } from './change-tables.ts';
import { adopt, chooseAdopted, type Drafted, type Dropped, findDropped } from './definitions/adopt-dropped.ts';
import { hideUnmaskable } from './definitions/hide-unmaskable.ts';
import { keyOverlays, type Layers, reviveSolution, shipDefinitions } from './definitions/layers.ts';
import { type Choices, settle } from './definitions/settle.ts';
import { collisionProblems } from './definitions/shipment-problems.ts';
import { readSolutionOrder } from './definitions/solution-order.ts';
import { findUpgradeConflicts, keepOwnWhole } from './definitions/upgrade-conflicts.ts';
import { findFilled } from './find-filled.ts';
import { platform } from './platform/solution.ts';
import type { PublishLimits } from './publish-check.ts';
import { publishProblem } from './publish-problem.ts';
import { quoteName } from './quote-name.ts';
import { keptNote } from './revision-note.ts';
import { keepShipped } from './shipped-before.ts';
import { readVersions, type UpgradeNotice } from './solutions.ts';
import { readSavedBodies } from './usages/saved-bodies.ts';

export type InstallOptions = PublishLimits & {
  /** The sample company of the last solution is noted as still to be played. */
  samples?: boolean;
  /** Somebody asks for them, so one that was taken away counts again. */
  isAsked?: boolean;
  /** What becomes of definitions that the workspace has in its own way; see `settle`. */
  choices?: Choices;
  /** How many values of which fields may be lost. */
  wishes?: Application['wishes'];
};

/**
 * Installs a solution, or upgrades it to what it ships now. What the workspace changed stays on top, and what other solutions add; what is
 * shipped no longer but used becomes the workspace's own, and a notice says so, and where both want something different. Answers the
 * revision. Throws `invalid` with every problem, and then nothing is changed.
 */
export function installSolution(
  site: Site,
  solution: Solution,
  by: string | null,
  options: InstallOptions = {},
): Promise<number> {
  return installSolutions(site, [solution], by, options);
}

/** Installs several, each after those that it requires, as one revision: all of them or none. */
export function installSolutions(
  site: Site,
  solutions: readonly Solution[],
  by: string | null,
  options: InstallOptions = {},
): Promise<number> {
  return applyDefinitions(site, installation(site, solutions, by, options));
}

/** What installing them would do, and what stands in its way. */
export function rehearseInstallation(
  site: Site,
  solutions: readonly Solution[],
  by: string | null,
  options: InstallOptions = {},
): Promise<Rehearsal> {
  return rehearseDefinitions(site, installation(site, solutions, by, options));
}

function installation(site: Site, solutions: readonly Solution[], by: string | null, options: InstallOptions): Application {
  const { samples = false, isAsked = false, choices = {}, check, shows, wishes } = options;
  return {
    ...{ by, check, shows, wishes },
    summary: noteOf(solutions),
    async change(stored, tx) {
      let layers = stored;
      // What a start upgrades by itself, the next start would upgrade again.
      if (isAsked) await keepShipped(tx, site, { layers: stored, solutions: solutions.map(({ name }) => name) });
      for (const solution of solutions) {
        const next = await ship(site, tx, { layers, solution, samples: samples && solution === solutions.at(-1) });
        const settled = settle(layers, next, { solution: solution.name, choices });
        layers = isAsked ? reviveSolution(settled, solution.name) : settled;
      }
      return layers;
    },
  };
}

function noteOf(solutions: readonly Solution[]): string {
  const said = (locale: Locale) => solutions.map(({ label, version }) => `${label[locale]} ${version}`).join(' + ');
  return keptNote({ zh: said('zh'), en: said('en') });
}

type Shipping = { layers: readonly Layers[]; solution: Solution; samples: boolean };

async function ship(site: Site, tx: Transaction, { layers: stored, solution, samples }: Shipping): Promise<Layers[]> {
  const { layers, hidden } = mendRoles(solution, keyOverlays(stored));
  await refuseMissing(tx, site, solution);
  await keepVersion(tx, site, { solution, samples });
  const shipment = { ...solution, solution: solution.name, order: await readSolutionOrder(tx, site.schema) };
  refuse(collisionProblems(layers, shipment));
  const dropped = findDropped(layers, shipDefinitions(layers, shipment));
  const filled = await findFilled(tx, site.schema, { layers, dropped });
  const named = {
    drafted: await readDrafted(tx, site),
    kept: dropped.length > 0 ? await readSaved(tx, site) : [],
  };
  const usage = { by: solution.name, isFilled: (each: Dropped) => filled.has(each), ...named };
  const adopted = chooseAdopted(layers, { dropped, ...usage });
  const kept = adopt(layers, adopted);
  const next = keepOwnWhole(kept, shipDefinitions(kept, shipment));
  await keepNotice(tx, site, { solution, notice: { adopted, conflicts: findUpgradeConflicts(kept, next), hidden } });
  return next;
}

/** With a solution that has a notice to say so in: the platform's own has nobody to tell. */
function mendRoles(solution: Solution, layers: Layers[]): ReturnType<typeof hideUnmaskable> {
  return solution.name === platform.name ? { layers, hidden: [] } : hideUnmaskable(layers);
}

async function readSaved(tx: Transaction, { schema }: Site): Promise<Json[]> {
  return (await readSavedBodies(tx, schema)).map(({ body }) => body as Json);
}

async function readDrafted(tx: Transaction, site: Site): Promise<Drafted[]> {
  const drafts = await readAllDrafts(tx, site);
  return drafts.map(({ kind, name, base, body }) => ({ kind, name, patch: diffMergePatch(base, body, shapeOfKind(kind)) }));
}

async function keepVersion(
  tx: Transaction,
  { schema }: Site,
  { solution, samples }: { solution: Solution; samples: boolean },
): Promise<void> {
  await tx.query({
    text: `insert into ${quoteName(schema)}.sys_solution (name, label, version, requires, samples) values ($1, $2, $3, $4, $5)
      on conflict (name) do update set label = excluded.label, version = excluded.version, requires = excluded.requires,
        installed_at = now(), samples = coalesce(sys_solution.samples, excluded.samples)`,
    values: [solution.name, solution.label, shippedVersion(solution), solution.requires ?? {}, samples ? 'wanted' : null],
  });
}

/** What nobody has looked at yet of an earlier upgrade stays in the notice. */
async function keepNotice(
  tx: Transaction,
  { schema }: Site,
  { solution, notice }: { solution: Solution; notice: Required<Omit<UpgradeNotice, 'problems'>> },
): Promise<void> {
  const table = `${quoteName(schema)}.sys_solution`;
  const [row] = await tx.query<{ notice: UpgradeNotice | null }>({
    text: `select notice from ${table} where name = $1`,
    values: [solution.name],
  });
  const adopted = unseen(
    row?.notice?.adopted,
    notice.adopted,
    ({ kind, name, field, option }) => `${kind}/${name}#${field}.${option}`,
  );
  const conflicts = unseen(row?.notice?.conflicts, notice.conflicts, ({ kind, name, path }) => `${kind}/${name}#${path}`);
  const hidden = unseen(row?.notice?.hidden, notice.hidden, ({ role, field }) => `${role}#${field}`);
  const isEmpty = adopted.length + conflicts.length + hidden.length === 0;
  await tx.query({
    text: `update ${table} set notice = $2 where name = $1`,
    values: [solution.name, isEmpty ? null : JSON.stringify({ adopted, conflicts, hidden })],
  });
}

function unseen<Each>(earlier: readonly Each[] = [], now: readonly Each[], key: (each: Each) => string): Each[] {
  return [...new Map([...earlier, ...now].map((each) => [key(each), each])).values()];
}

/** What it requires must be there, in a version that is new enough. */
async function refuseMissing(tx: Transaction, { schema }: Site, { label, requires = {} }: Solution): Promise<void> {
  const versions = await readVersions(tx, schema);
  const missing = Object.entries(requires).filter(([name, wanted]) => isOlder(versions.get(name), wanted));
  refuse(missing.map(([name, wanted]) => missingProblem({ label, name, wanted, installed: versions.get(name) })));
}

type Missing = { label: Label; name: string; wanted: string; installed: string | undefined };

function missingProblem({ label, name, wanted, installed }: Missing): Problem {
  const params = { label, seen: name, wanted, installed: installed ?? '' };
  return publishProblem({ kind: 'solution', name }, installed === undefined ? 'missingSolution' : 'oldSolution', params);
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw invalid(problems);
}

/** True when a solution ships something else than what is installed, and nothing older: of two servers the older one yields. */
export function isUpgrade(installed: string | undefined, solution: Solution): boolean {
  if (installed === undefined) return true;
  if (installed === shippedVersion(solution)) return false;
  const [version = ''] = installed.split('+');
  return !isOlder(solution.version, version);
}

/** Whether a version, or none, comes before the one that is wanted: number by number, and `1` is `1.0`. */
export function isOlder(version: string | undefined, wanted: string): boolean {
  if (version === undefined) return true;
  const [has, wants] = [version, wanted].map((each) => each.split('.').map((part) => Number.parseInt(part, 10) || 0)) as [
    number[],
    number[],
  ];
  const at = wants.findIndex((part, index) => part !== (has[index] ?? 0));
  return at >= 0 && (has[at] ?? 0) < (wants[at] as number);
}

/** Version and content: a solution in the making changes without a new number. */
function shippedVersion({ version, definitions, extensions, requires }: Solution): string {
  const shipped = JSON.stringify(extensions || requires ? { definitions, extensions, requires } : definitions);
  return `${version}+${createHash('sha256').update(shipped).digest('hex').slice(0, 12)}`;
}
