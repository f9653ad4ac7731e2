import type { Workspace } from '../../catalog/workspace.ts';

/** Compiled statements a workspace keeps; the least recently used go first. */
const maxPlans = 500;
const caches = new WeakMap<Workspace, Map<string, unknown>>();

/** The plan known by the key, or the one that `compile` makes now. Keys name everything the text depends on. */
export function cachedPlan<Plan>(workspace: Workspace, key: string, compile: () => Plan): Plan {
  const plans = caches.get(workspace) ?? new Map<string, unknown>();
  caches.set(workspace, plans);
  const plan = (plans.get(key) as Plan | undefined) ?? compile();
  plans.delete(key);
  plans.set(key, plan);
  if (plans.size > maxPlans) plans.delete(plans.keys().next().value as string);
  return plan;
}
