import type { Problem, Solution } from '@tenon/metadata';
import { type DefinitionDiff, diffDefinitions } from '@tenon/metadata/merge/diff-definitions.ts';
import type { Json } from '@tenon/metadata/merge/json.ts';
import { invalid } from '../base/errors.ts';
import { startChangeSet } from './change-sets/edit-change-sets.ts';
import { saveDrafts } from './change-sets/save-drafts.ts';
import { currentRevision, type Site } from './change-tables.ts';
import { type DefinitionFiles, readDefinitionFiles } from './definition-files.ts';
import { readLayers } from './definitions/definition-rows.ts';
import { effectiveBody, effectiveDefinitions, type Layers, layersKey } from './definitions/layers.ts';
import { withRequired } from './definitions/solution-order.ts';
import { isOlder } from './install-solution.ts';
import { publishProblem } from './publish-problem.ts';
import { readVersions } from './solutions.ts';

type Import = { files: DefinitionFiles; exact?: boolean };

/**
 * Solutions that the files need and the workspace has not, in the order in which they are installed. Throws `invalid` where one is not known
 * here, or only an older version of it.
 */
export async function missingSolutions(
  site: Pick<Site, 'database' | 'schema'>,
  files: DefinitionFiles,
  known: readonly Solution[],
): Promise<Solution[]> {
  const { solutions = new Map<string, string>() } = readDefinitionFiles(files);
  const installed = await readVersions(site.database.platform, site.schema);
  const missing = [...solutions].filter(([name, wanted]) => isOlder(installed.get(name), wanted));
  const problems = missing.flatMap(([name, wanted]): Problem[] => {
    const version = installed.get(name) ?? known.find((solution) => solution.name === name)?.version;
    if (!isOlder(version, wanted)) return [];
    const code = version === undefined ? 'unknownSolution' : 'olderSolution';
    return [publishProblem({ kind: 'solution', name }, code, { seen: name, wanted, installed: version ?? '' })];
  });
  if (problems.length > 0) throw invalid(problems);
  const wanted = known.filter(({ name }) => missing.some(([each]) => each === name));
  const all = wanted.flatMap((solution) => withRequired(solution, known));
  return [...new Set(all)].filter(({ name }) => !installed.has(name));
}

/**
 * How a workspace would change if it took the definitions of these files. With `exact`, what has no file is as solutions ship it, or goes, where
 * none does; whole files are all there is. Throws `invalid` naming every file that cannot be read.
 */
export async function diffWithFiles({ database, schema }: Site, { files, exact = false }: Import): Promise<DefinitionDiff[]> {
  const { solutions, bodiesOn } = readDefinitionFiles(files);
  const layers = await readLayers(database.platform, schema);
  const wanted = bodiesOn(layers);
  const left = (each: Layers): Json | undefined => {
    if (!exact) return effectiveBody(each);
    return solutions ? each.base : undefined;
  };
  const others = layers.filter((each) => !wanted.has(layersKey(each)));
  const next = [...others.map((each) => ({ ...each, body: left(each) })), ...wanted.values()];
  return diffDefinitions(
    effectiveDefinitions(layers),
    next.flatMap(({ kind, name, body }) => (body === undefined || body === null ? [] : [{ kind, name, body }])),
  );
}

/**
 * Puts everything in which files differ from the workspace in a change set, a new one where none is given; publishing it makes it count.
 * Answers the differences, and the set where there are any. Throws `draftChanged` where the set holds drafts of the same definitions that say
 * otherwise.
 */
export async function importDefinitions(
  site: Site,
  by: string | null,
  { changeSet, ...request }: Import & { changeSet?: string },
): Promise<{ changes: DefinitionDiff[]; changeSet: string | undefined }> {
  const revision = await currentRevision(site.database.platform, site);
  const changes = await diffWithFiles(site, request);
  if (changes.length === 0) return { changes, changeSet };
  const id = changeSet ?? (await startChangeSet(site, by)).id;
  const drafts = changes.map((diff) => {
    const body = diff.change === 'removed' ? null : diff.body;
    return { kind: diff.kind, name: diff.name, body, revision };
  });
  await saveDrafts(site, by, { changeSet: id, drafts });
  return { changes, changeSet: id };
}
