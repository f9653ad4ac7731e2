import { type AppBody, type Definition, findUsages, type Problem, type Solution } from '@tenon/metadata';
import { isPartOfApp, objectOfDefinition } from '@tenon/metadata/define/app-parts.ts';
import { withoutRollOut } from '@tenon/metadata/define/app-rollout.ts';
import type { Manifest } from '@tenon/metadata/define/package.ts';
import { invalid, TenonError } from '../../base/errors.ts';
import type { Site } from '../change-tables.ts';
import { readLayers } from '../definitions/definition-rows.ts';
import { effectiveDefinitions, type Layers, layersKey } from '../definitions/layers.ts';
import { platform } from '../platform/solution.ts';
import { publishProblem } from '../publish-problem.ts';
import { readVersions } from '../solutions.ts';

type Named = { kind: string; name: string };

/** What goes into a package: an app with all that belongs to it, or single definitions. */
export type Selection = { app?: string; definitions?: readonly Named[] };

export type ExportedPackage = {
  solution: Solution;
  /** Definitions that were not asked for, and that those asked for cannot do without. */
  added: Named[];
};

export type ExportOptions = Omit<Manifest, 'format' | 'requires'> & {
  known: readonly Solution[];
  /** Roles of an app that stay here. */
  leavesOut?: (role: Definition) => boolean;
};

/**
 * The chosen definitions as they count, with what they need: definitions of the workspace and of packages come along, and solutions that ship
 * something else they name are required. Throws `notFound` for what is not there.
 */
export async function exportPackage(
  site: Site,
  selection: Selection,
  { known, leavesOut = () => false, ...manifest }: ExportOptions,
): Promise<ExportedPackage> {
  const layers = await readLayers(site.database.platform, site.schema);
  const definitions = withoutRoles(effectiveDefinitions(layers), leavesOut);
  const ownerOf = ownersOf(layers);
  const chosen = new Set(chooseAll(definitions, selection, ownerOf).map(layersKey));
  const wanted = new Set(chosen);
  const needed = needsOf(definitions);
  const requires = new Set<string>();
  for (const key of wanted) {
    for (const need of needed.get(key) ?? []) {
      const owner = ownerOf.get(need);
      const comesAlong = owner === undefined || [...chosen].some((each) => ownerOf.get(each) === owner);
      if (comesAlong) wanted.add(need);
      else if (owner !== platform.name) requires.add(owner);
    }
  }
  refuse([...shippedProblems(manifest.name, known), ...platformProblems([...wanted], ownerOf)]);
  const versions = await readVersions(site.database.platform, site.schema);
  const packed = definitions.filter((each) => wanted.has(layersKey(each))).map(withoutPlans);
  const needs = Object.fromEntries([...requires].sort().map((name) => [name, versions.get(name) ?? '0']));
  const requirement = requires.size > 0 && { requires: needs };
  return {
    solution: { ...manifest, ...requirement, definitions: packed },
    added: packed.filter((each) => !chosen.has(layersKey(each))).map(({ kind, name }) => ({ kind, name })),
  };
}

/** Who has an app before others, and from when, is the business of this workspace. */
function withoutPlans(definition: Definition): Definition {
  return definition.kind === 'app' ? { ...definition, body: withoutRollOut(definition.body as AppBody) } : definition;
}

/** An app does without the roles that stay here. */
function withoutRoles(definitions: readonly Definition[], leavesOut: (role: Definition) => boolean): Definition[] {
  const left = new Set(definitions.filter((each) => each.kind === 'role' && leavesOut(each)).map(({ name }) => name));
  if (left.size === 0) return [...definitions];
  return definitions
    .filter(({ kind, name }) => kind !== 'role' || !left.has(name))
    .map((each) => {
      const { roles, ...body } = each.body as AppBody;
      return each.kind === 'app' && roles ? { ...each, body: { ...body, roles: roles.filter((role) => !left.has(role)) } } : each;
    });
}

/** A package is not called as what this server ships: the next start would put that in its place. */
export function shippedProblems(name: string, known: readonly Solution[]): Problem[] {
  if (name !== platform.name && !known.some((solution) => solution.name === name)) return [];
  return [publishProblem({ kind: 'solution', name }, 'shippedHere', { seen: name })];
}

function ownersOf(layers: readonly Layers[]): Map<string, string | undefined> {
  return new Map(layers.map((each) => [layersKey(each), each.solution]));
}

/** What every workspace has is in no package. */
function platformProblems(keys: readonly string[], ownerOf: ReadonlyMap<string, string | undefined>): Problem[] {
  return keys
    .filter((key) => ownerOf.get(key) === platform.name)
    .map((key): Problem => {
      const [kind = '', name = ''] = key.split('/');
      return publishProblem({ kind, name }, 'otherSolution', { solution: name, other: platform.name, seen: name });
    });
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw invalid(problems);
}

/** What an app takes from another solution is required, and does not come along. */
function chooseAll(
  definitions: readonly Definition[],
  { app, definitions: named = [] }: Selection,
  ownerOf: ReadonlyMap<string, string | undefined>,
): Named[] {
  const there = new Set(definitions.map(layersKey));
  const asked = [...named, ...(app === undefined ? [] : [{ kind: 'app', name: app }])];
  if (asked.length === 0 || asked.some((each) => !there.has(layersKey(each)))) throw new TenonError('notFound');
  const body = definitions.find(({ kind, name }) => kind === 'app' && name === app)?.body as AppBody | undefined;
  const owner = ownerOf.get(`app/${app}`);
  const ofApp = (each: Definition) => {
    const from = ownerOf.get(layersKey(each));
    return body !== undefined && (from === undefined || from === owner) && isPartOfApp(each, app ?? '', body);
  };
  const objects = new Set(asked.filter(({ kind }) => kind === 'object').map(({ name }) => name));
  const ofObjects = (each: Definition) =>
    (each.kind === 'view' || each.kind === 'layout') && objects.has(objectOfDefinition(each) ?? '');
  return [...asked, ...definitions.filter((each) => ofApp(each) || ofObjects(each))];
}

/** What each definition names, by `kind/name`. */
function needsOf(definitions: readonly Definition[]): Map<string, string[]> {
  const needs = new Map<string, string[]>();
  for (const { kind, name, to } of findUsages(definitions)) {
    const from = layersKey({ kind, name });
    needs.set(from, [...(needs.get(from) ?? []), layersKey(to)]);
  }
  return needs;
}
