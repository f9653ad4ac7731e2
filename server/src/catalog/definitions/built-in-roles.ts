import type { Problem } from '@tenon/metadata';
import { equalJson, type Json } from '@tenon/metadata/merge/json.ts';
import { platform } from '../platform/solution.ts';
import { publishProblem } from '../publish-problem.ts';
import type { Layers } from './layers.ts';

/** The platform's own roles: whoever could change them could lock everybody out, or let themselves in. */
export function isBuiltInRole({ kind, solution }: Pick<Layers, 'kind' | 'solution'>): boolean {
  return kind === 'role' && solution === platform.name;
}

/** What stands against a change of one; none for a patch that changes nothing. */
export function builtInRoleProblems({ kind, name, solution }: Layers, overlay: Json | undefined): Problem[] {
  if (!isBuiltInRole({ kind, solution }) || overlay === undefined || equalJson(overlay, {})) return [];
  return [publishProblem({ kind, name }, 'lastResort', { seen: name })];
}
