import type { Actor } from '../../../access/actor.ts';
import { visibilityOf } from '../../../access/field-rights.ts';
import type { CompiledObject, Snapshot } from '../../../catalog/snapshot.ts';
import type { GivenPlan } from './import-plan.ts';
import { findingField, importableField } from './importable.ts';

/** A kept plan as far as the model and the actor's rights still carry it. Undefined when the actor may not import the object. */
export function trimPlan(snapshot: Snapshot, actor: Actor, plan: GivenPlan): GivenPlan | undefined {
  const object = snapshot.objects.get(plan.object);
  if (!object || !actor.rights.allows(plan.object, 'import')) return undefined;
  const stays = (path: string) => importableField(snapshot, actor, { object, path }) !== undefined;
  const columns = plan.columns.map((column) => trimColumn(snapshot, actor, { object, column }));
  const finds = (name: string) => findingField(snapshot, actor, { object, path: name }) !== undefined;
  const key = plan.key?.filter((name) => stays(name) || finds(name));
  const hasKey = key !== undefined && key.length > 0 && actor.rights.scopes(plan.object, 'edit').length > 0;
  return {
    ...plan,
    mode: hasKey ? plan.mode : 'create',
    ...(key && { key }),
    columns,
    ...(plan.defaults && { defaults: Object.fromEntries(Object.entries(plan.defaults).filter(([name]) => stays(name))) }),
  };
}

function trimColumn(
  snapshot: Snapshot,
  actor: Actor,
  { object, column }: { object: CompiledObject; column: GivenPlan['columns'][number] },
): GivenPlan['columns'][number] {
  const path = column.field ?? '';
  const field = importableField(snapshot, actor, { object, path }) ?? findingField(snapshot, actor, { object, path });
  if (!field) return { column: column.column, field: null };
  const { matchBy, missing, object: named, ...rest } = column;
  const targets = named !== undefined && field.targets.includes(named) ? [named] : field.targets;
  const [target] = targets;
  if (target === undefined) return rest;
  const finds = matchBy !== undefined && targets.some((each) => isReadable(snapshot, actor, each, matchBy));
  const mayMake = actor.rights.allows(target, 'create') && actor.rights.allows(target, 'import');
  return {
    ...rest,
    ...(targets.length < field.targets.length && { object: target }),
    ...(finds && { matchBy }),
    ...(missing && { missing: missing === 'create' && !mayMake ? 'error' : missing }),
  };
}

function isReadable(snapshot: Snapshot, actor: Actor, object: string, field: string): boolean {
  return snapshot.objects.get(object)?.fields.has(field) === true && visibilityOf(snapshot, actor, object, field) === 'clear';
}
