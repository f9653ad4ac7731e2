import type { Definition, Problem, Solution } from '@tenon/metadata';
import { type DefinitionDiff, diffDefinitions } from '@tenon/metadata/merge/diff-definitions.ts';
import type { Actor } from '../../access/actor.ts';
import { designsAll, isInReach } from '../../access/app-reach.ts';
import {
  requireAllInReach,
  requireDesigner,
  requireDraftRights,
  requireInReach,
  requireRightsOfEveryKind,
} from '../../access/design-rights.ts';
import { announceAccessChange } from '../../access/directory-cache.ts';
import { invalid, TenonError } from '../../base/errors.ts';
import type { DataStep } from '../../catalog/data-steps/data-step.ts';
import { readLayers } from '../../catalog/definitions/definition-rows.ts';
import { effectiveDefinitions, layersKey } from '../../catalog/definitions/layers.ts';
import { type Choices, findRivals } from '../../catalog/definitions/settle.ts';
import { withRequired } from '../../catalog/definitions/solution-order.ts';
import { isOlder, rehearseInstallation } from '../../catalog/install-solution.ts';
import {
  type ExportedPackage,
  type ExportOptions,
  exportPackage,
  type Selection,
  shippedProblems,
} from '../../catalog/packages/export-package.ts';
import { publishProblem } from '../../catalog/publish-problem.ts';
import { readVersions } from '../../catalog/solutions.ts';
import { rehearseUninstallation, type Uninstallation, uninstallSolution } from '../../catalog/uninstall-solution.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { applyTemplate } from '../../data/setup/apply-template.ts';
import { installSamples, removeSamples } from '../../data/setup/sample-data.ts';
import { limitsOf } from './publish-as.ts';
import { refuseWhilePublishing } from './publish-job.ts';

/**
 * An app, or chosen definitions, as a package. Who administers apps exports what belongs to these: what else it needs holds it up, and roles that are
 * about more stay here. Throws `notFound`, `beyondApp`, `invalid`.
 */
export async function exportPackageAs(
  workspace: Workspace,
  actor: Actor,
  { selection, ...manifest }: Omit<ExportOptions, 'leavesOut'> & { selection: Selection },
): Promise<ExportedPackage> {
  requireDesigner(actor);
  if (designsAll(actor)) return exportPackage(workspace, selection, manifest);
  const { snapshot } = workspace;
  const { app, definitions = [] } = selection;
  for (const each of [...definitions, ...(app === undefined ? [] : [{ kind: 'app', name: app }])])
    requireInReach(snapshot, actor, each);
  const leavesOut = (role: Definition) => !isInReach(snapshot, actor, role);
  const exported = await exportPackage(workspace, selection, { ...manifest, leavesOut });
  requireAllInReach(snapshot, actor, exported.solution.definitions);
  return exported;
}

export type PackageRequest = {
  solution: Solution;
  known: readonly Solution[];
  choices: Choices;
  /** That it takes the place of a newer version is known, and wanted. */
  takesOlder?: boolean;
  /** So many values of a field, `deal.size`, may be lost. */
  accept?: Record<string, number>;
};

export type PackagePlan = Pick<Solution, 'name' | 'label' | 'description' | 'version'> & {
  /** The version that is installed here. */
  installed: string | null;
  /** What is installed is newer. */
  isOlder: boolean;
  /** What would be different here. Nothing: the workspace has all of it as it is. */
  changes: DefinitionDiff[];
  /** Definitions that the workspace has in its own way, so that somebody has to choose. */
  conflicts: { kind: string; name: string }[];
  /** What is installed with it. */
  requires: string[];
  samples: boolean;
  /** What becomes of values that are there. */
  steps: readonly DataStep[];
  problems: Problem[];
};

/**
 * How a workspace would change if it took a package, and what stands in the way, all at once. Changes nothing. Throws `forbidden`, and `beyondApp`
 * where who administers apps may not take it; see `requirePackage`.
 */
export async function planPackageAs(workspace: Workspace, actor: Actor, request: PackageRequest): Promise<PackagePlan> {
  const { solution, known, choices, takesOlder = false, accept } = request;
  await requirePackage(workspace, actor, solution);
  const layers = await readLayers(workspace.database.platform, workspace.schema);
  const versions = await readVersions(workspace.database.platform, workspace.schema);
  const here = effectiveDefinitions(layers);
  const wanted = new Set(solution.definitions.map(layersKey));
  const all = withRequired(solution, known);
  const options = { isAsked: true, choices, wishes: { accept }, ...limitsOf(workspace, actor) };
  const { problems, steps } = await rehearseInstallation(workspace, all, actor.userId, options);
  const { name, label, description, version } = solution;
  return {
    ...{ name, label, description, version },
    installed: versions.get(name) ?? null,
    isOlder: olderProblems(solution, versions).length > 0,
    changes: diffDefinitions(
      here.filter((each) => wanted.has(layersKey(each))),
      solution.definitions,
    ),
    conflicts: findRivals(layers, solution.definitions).map(({ kind, name }) => ({ kind, name })),
    requires: all.map((each) => each.name).filter((each) => each !== name && !versions.has(each)),
    samples: solution.samples !== undefined,
    steps,
    problems: [...shippedProblems(name, known), ...(takesOlder ? [] : olderProblems(solution, versions)), ...problems],
  };
}

/**
 * Who designs everything takes any package. Who administers apps takes those that hold what belongs to these, or something new for them, as long as nothing
 * else came with a package of the same name; what changes by it is looked at once more as in a publish.
 */
async function requirePackage({ snapshot, database, schema }: Workspace, actor: Actor, solution: Solution): Promise<void> {
  if (designsAll(actor)) return requireRightsOfEveryKind(actor);
  const { name, definitions, extensions = [] } = solution;
  requireDraftRights(snapshot, actor, [...definitions, ...extensions.map((each) => ({ ...each, body: {} }))]);
  const installed = (await readLayers(database.platform, schema)).filter((each) => each.solution === name);
  requireAllInReach(snapshot, actor, effectiveDefinitions(installed));
}

/** Nobody goes back to an earlier version without being told. */
function olderProblems({ name, label, version }: Solution, versions: ReadonlyMap<string, string>): Problem[] {
  const installed = versions.get(name);
  if (installed === undefined || !isOlder(version, installed)) return [];
  return [publishProblem({ kind: 'solution', name }, 'olderPackage', { label, installed, version })];
}

/**
 * Installs a package with what it requires, in one transaction, and plays its sample data where that is asked for; sample data that cannot be
 * played is told in `refused`, and the package is there without it. Throws `invalid` with every reason against it, `beyondRights` where
 * it would give more than the actor has, `forbidden` and `beyondApp` as the plan does, and `publishing`.
 */
export async function installPackageAs(
  workspace: Workspace,
  actor: Actor,
  { sampleData, ...request }: PackageRequest & { sampleData: boolean },
): Promise<{ revision: number; records: number; refused?: TenonError }> {
  const { solution, known, takesOlder = false } = request;
  await requirePackage(workspace, actor, solution);
  const versions = await readVersions(workspace.database.platform, workspace.schema);
  const refused = [...shippedProblems(solution.name, known), ...(takesOlder ? [] : olderProblems(solution, versions))];
  if (refused.length > 0) throw invalid(refused);
  await refuseWhilePublishing(workspace);
  const wishes = { accept: request.accept };
  await applyTemplate(workspace, actor, { ...request, sampleData: false, wishes, limits: limitsOf(workspace, actor) });
  const { revision } = workspace.snapshot;
  if (!sampleData || !solution.samples) return { revision, records: 0 };
  try {
    return { revision, records: await installSamples(workspace, actor, request) };
  } catch (error) {
    if (!(error instanceof TenonError)) throw error;
    return { revision, records: 0, refused: error };
  }
}

/** What stands against taking a solution away, with every reason. */
export async function planUninstallAs(
  workspace: Workspace,
  actor: Actor,
  request: Pick<Uninstallation, 'name' | 'data'>,
): Promise<Problem[]> {
  requireRightsOfEveryKind(actor);
  return (await rehearseUninstallation(workspace, actor.userId, { ...request, ...limitsOf(workspace, actor) })).problems;
}

/** Takes a solution away, its sample data first, which stays where the solution does; see `uninstallSolution`. */
export async function uninstallAs(
  workspace: Workspace,
  actor: Actor,
  request: Pick<Uninstallation, 'name' | 'data'>,
): Promise<{ revision: number }> {
  const problems = await planUninstallAs(workspace, actor, request);
  if (problems.length > 0) throw invalid(problems);
  await refuseWhilePublishing(workspace);
  await removeSamples(workspace, actor, request.name);
  const revision = await uninstallSolution(workspace, actor.userId, { ...request, ...limitsOf(workspace, actor) });
  await workspace.database.platform.transaction((tx) => announceAccessChange(tx, workspace));
  return { revision };
}
