import type { Problem } from '@tenon/metadata';
import { equalJson, type Json } from '@tenon/metadata/merge/json.ts';
import { platform } from '../platform/solution.ts';
import { publishProblem } from '../publish-problem.ts';
import type { Layers } from './layers.ts';

/** The platform's own roles: whoever could change them could lock everybody out, or let themselves in. */
export function isBuiltInRole({ kind, solution }: Pick<Layers, 'kind' | 'solution'>): boolean {
  return kind === 'role' && solution === platform.name;
}

/** What stands against a change of one, by the workspace or by what another solution adds; none for a patch that changes nothing. */
export function builtInRoleProblems({ kind, name, solution, shipped = [] }: Layers, overlay: Json | undefined): Problem[] {
  const isChanged = overlay !== undefined && !equalJson(overlay, {});
  const isAddedTo = shipped.some((each) => each.extends && each.solution !== platform.name);
  if (!isBuiltInRole({ kind, solution }) || !(isChanged || isAddedTo)) return [];
  return [publishProblem({ kind, name }, 'lastResort', { seen: name })];
}
