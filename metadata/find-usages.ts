import { checkImportPlan } from './check/check-import-plan.ts';
import { checkView } from './check/check-view.ts';
import { type CheckFindings, type DefinitionModel, startCheck } from './check/definition-check.ts';
import { hasAll, isThere, joinModels, readModel } from './check/read-model.ts';
import type { Usage } from './check/usage.ts';
import type { Definition } from './define/definition.ts';
import type { ImportPlan } from './define/import-plan.ts';
import type { ViewBody } from './define/view.ts';
import { walkDefinitions } from './walk-definitions.ts';

/** Every place in a set of definitions that names another definition, a field or an option. */
export function findUsages(definitions: readonly Definition[]): Usage[] {
  const model = readModel(definitions);
  return walkDefinitions(definitions, model).usages;
}

/** Places in what shall count that name what counted before and counts no longer; what is renamed in both is not among them. */
export function findUsagesOfRemoved(before: readonly Definition[], after: readonly Definition[]): Usage[] {
  const [old, next] = [readModel(before), readModel(after)];
  if (hasAll(next, old)) return [];
  const known = walkDefinitions(after, next, joinModels(next, old)).usages;
  return known.filter(({ to }) => !isThere(next, to));
}

/** What people keep for themselves outside the definitions: a view, or the plan of an import. */
export type SavedBody = { kind: 'view' | 'importMap'; name: string; body: unknown };

/** Places in saved bodies that name what `definitions` have; with `after`, only what these have no longer. */
export function findUsagesInSaved(
  saved: readonly SavedBody[],
  definitions: readonly Definition[],
  after?: readonly Definition[],
): Usage[] {
  if (saved.length === 0) return [];
  const usages = usagesInSaved(saved, readModel(definitions));
  const next = after && readModel(after);
  return next ? usages.filter(({ to }) => !isThere(next, to)) : usages;
}

/** Where saved bodies name what a model has. */
export function usagesInSaved(saved: readonly SavedBody[], model: DefinitionModel): Usage[] {
  const findings: CheckFindings = { problems: [], usages: [] };
  for (const { kind, name, body } of saved) {
    const check = startCheck(model, { kind, name }, findings);
    if (kind === 'view') checkView(check, name, body as ViewBody);
    else checkImportPlan(check, name, body as ImportPlan);
  }
  return findings.usages;
}
