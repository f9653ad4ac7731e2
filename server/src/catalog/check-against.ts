import type { Definition, Problem } from '@tenon/metadata';
import { findDoubts } from '@tenon/metadata/check/find-doubts.ts';
import { checkDefinitions, type DefinitionProblem } from '@tenon/metadata/check-definitions.ts';
import { bearableWhereUnchanged } from '@tenon/metadata/definition-problem.ts';
import { diffDefinitions } from '@tenon/metadata/merge/diff-definitions.ts';
import { layersKey } from './definitions/layers.ts';
import { placed } from './publish-problem.ts';

type Said = Pick<DefinitionProblem, 'kind' | 'name' | 'path' | 'message'>;

export type Findings = { problems: Problem[]; warnings: Problem[] };

/**
 * Everything wrong with a set of definitions. What is wrong with one that is published like that already, and is not changed, is a warning: a
 * check that came with a newer version of Tenon must not keep a workspace from publishing anything else. So is what comes to be in doubt.
 */
export function checkAgainst(published: readonly Definition[], definitions: readonly Definition[]): Findings {
  const found = checkDefinitions(definitions);
  const changed = new Set(diffDefinitions(published, definitions).map(layersKey));
  const doubts = newDoubts(published, definitions, (each) => changed.has(layersKey(each)) && !found.some(isOf(each)));
  if (found.length === 0) return { problems: [], warnings: doubts };
  const known = new Set(checkDefinitions(published).map(keyOf));
  const isBorne = (each: DefinitionProblem) =>
    !changed.has(layersKey(each)) && (bearableWhereUnchanged.has(each.code) || known.has(keyOf(each)));
  const { problems = [], warnings = [] } = Object.groupBy(found, (each) => (isBorne(each) ? 'warnings' : 'problems'));
  return { problems: problems.map(asProblem), warnings: [...warnings.map(asProblem), ...doubts] };
}

/** What is in doubt of sound definitions that change, and was not before. */
function newDoubts(
  published: readonly Definition[],
  definitions: readonly Definition[],
  isAsked: (definition: Definition) => boolean,
): Problem[] {
  const doubtsOf = (definition: Definition) => findDoubts(definition).map((doubt) => ({ ...definition, ...doubt }));
  const asked = definitions.filter(isAsked).flatMap(doubtsOf);
  if (asked.length === 0) return [];
  const known = new Set(
    published
      .filter((each) => asked.some(isOf(each)))
      .flatMap(doubtsOf)
      .map(keyOf),
  );
  return asked.filter((each) => !known.has(keyOf(each))).map(asProblem);
}

function isOf(definition: Pick<Definition, 'kind' | 'name'>): (each: Pick<Definition, 'kind' | 'name'>) => boolean {
  return ({ kind, name }) => kind === definition.kind && name === definition.name;
}

function keyOf({ kind, name, path, message }: Said): string {
  return JSON.stringify([kind, name, path, message]);
}

function asProblem(found: Said): Problem {
  return placed(found, found.message);
}
