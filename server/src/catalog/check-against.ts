import type { Definition, Problem } from '@tenon/metadata';
import { checkDefinitions, type DefinitionProblem } from '@tenon/metadata/check-definitions.ts';
import { bearableWhereUnchanged } from '@tenon/metadata/definition-problem.ts';
import { diffDefinitions } from '@tenon/metadata/merge/diff-definitions.ts';
import { layersKey } from './definitions/layers.ts';
import { placed } from './publish-problem.ts';

export type Findings = { problems: Problem[]; warnings: Problem[] };

/**
 * Everything wrong with a set of definitions. What is wrong with one that is published like that already, and is not changed, is a warning: a
 * check that came with a newer version of Tenon must not keep a workspace from publishing anything else.
 */
export function checkAgainst(published: readonly Definition[], definitions: readonly Definition[]): Findings {
  const found = checkDefinitions(definitions);
  if (found.length === 0) return { problems: [], warnings: [] };
  const changed = new Set(diffDefinitions(published, definitions).map(layersKey));
  const known = new Set(checkDefinitions(published).map(keyOf));
  const isBorne = (each: DefinitionProblem) =>
    !changed.has(layersKey(each)) && (bearableWhereUnchanged.has(each.code) || known.has(keyOf(each)));
  const { problems = [], warnings = [] } = Object.groupBy(found, (each) => (isBorne(each) ? 'warnings' : 'problems'));
  return { problems: problems.map(asProblem), warnings: warnings.map(asProblem) };
}

function keyOf({ kind, name, path, message }: DefinitionProblem): string {
  return JSON.stringify([kind, name, path, message]);
}

function asProblem(found: DefinitionProblem): Problem {
  return placed(found, found.message);
}
