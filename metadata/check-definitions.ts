import { readModel } from './check/read-model.ts';
import type { Definition } from './define/definition.ts';
import type { DefinitionProblem } from './definition-problem.ts';
import { walkDefinitions } from './walk-definitions.ts';

export { isWithin, type Referent, type Usage } from './check/usage.ts';
export type { DefinitionProblem } from './definition-problem.ts';
export { findUsages, findUsagesInSaved, findUsagesOfRemoved, type SavedBody } from './find-usages.ts';
export { followRenames } from './follow-renames.ts';

/**
 * Checks a whole set of effective definitions and returns every problem at once; empty when it can be published.
 * Definitions that fail their schema are still looked through as far as they are sound.
 */
export function checkDefinitions(definitions: readonly Definition[]): DefinitionProblem[] {
  const model = readModel(definitions);
  return walkDefinitions(definitions, model).problems;
}
