import type { Definition, Problem } from '@tenon/metadata';
import { invalid } from '../base/errors.ts';
import { startChangeSet } from './change-sets/edit-change-sets.ts';
import { saveDrafts } from './change-sets/save-drafts.ts';
import { currentRevision, type Site } from './change-tables.ts';
import { readLayers } from './definitions/definition-rows.ts';
import { type DefinitionDiff, diffDefinitions } from './definitions/diff-definitions.ts';
import { effectiveDefinitions } from './definitions/layers.ts';
import { publishProblem } from './publish-problem.ts';

export type DefinitionFiles = ReadonlyMap<string, string>;

/** How a workspace would change if it took the definitions of these files. Throws `invalid` naming every file that cannot be read. */
export async function diffWithFiles({ database, schema }: Site, files: DefinitionFiles): Promise<DefinitionDiff[]> {
  const wanted = readFiles(files);
  return diffDefinitions(effectiveDefinitions(await readLayers(database.platform, schema)), wanted);
}

/**
 * Puts everything in which files differ from the workspace in a change set, a new one where none is given; publishing it makes it count.
 * Definitions without a file stay, or are removed with `exact`. Answers the differences, and the set where there are any. Throws
 * `draftChanged` where the set holds drafts of the same definitions that say otherwise.
 */
export async function importDefinitions(
  site: Site,
  by: string | null,
  { files, exact = false, changeSet }: { files: DefinitionFiles; exact?: boolean; changeSet?: string },
): Promise<{ changes: DefinitionDiff[]; changeSet: string | undefined }> {
  const revision = await currentRevision(site.database.platform, site);
  const changes = (await diffWithFiles(site, files)).filter(({ change }) => exact || change !== 'removed');
  if (changes.length === 0) return { changes, changeSet };
  const id = changeSet ?? (await startChangeSet(site, by)).id;
  const drafts = changes.map((diff) => {
    const body = diff.change === 'removed' ? null : diff.body;
    return { kind: diff.kind, name: diff.name, body, revision };
  });
  await saveDrafts(site, by, { changeSet: id, drafts });
  return { changes, changeSet: id };
}

function readFiles(files: DefinitionFiles): Definition[] {
  const problems: Problem[] = [];
  const definitions = [...files].flatMap(([path, text]): Definition[] => {
    const [, kind, name] = /^([a-z]+)\/([a-z][a-z0-9_]*)\.json$/.exec(path) ?? [];
    const body = kind && name ? readJson(text) : undefined;
    if (kind && name && typeof body === 'object' && body !== null) return [{ kind, name, body }];
    const expected = {
      zh: '应为“种类/名称.json”，内容为一个 JSON 对象',
      en: 'it should be `kind/name.json` with one JSON object',
    };
    problems.push(publishProblem({ kind: 'file', name: path }, 'badFile', { reason: expected }));
    return [];
  });
  if (problems.length > 0) throw invalid(problems);
  return definitions;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
