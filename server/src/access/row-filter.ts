import type { Scope } from '@tenon/metadata';
import type { CompiledField } from '../catalog/compiled-field.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import { compileRecords, type RowCondition } from '../query/compile-records.ts';
import type { ActorValue, FilterShape, LinkedRecords } from '../query/parse/query-shape.ts';
import { allOf, anyOf, oneOf, type RecordFilter } from '../query/record-filter.ts';
import type { RecordAction, RightsHolder } from './actor.ts';
import { conditionFilter } from './scope-condition.ts';

/** How far the chain of `controlledBy` is followed; records further down are nobody's but in their own right. */
const maxChain = 4;

/**
 * Which records the actor may read, edit, delete or transfer, as a filter of the query language. Says nothing of the trash. It depends on
 * `actor.rights.signature` alone: what is the actor's own stands in it by name. Those under a parent and those that stand alone are parts
 * that have no record in common.
 *
 * `recordFilter(snapshot, actor, 'deal', 'read')` → `{ field: 'owner', op: 'in', value: { actor: 'team' } }`
 */
export function recordFilter(snapshot: Snapshot, actor: RightsHolder, object: string, action: RecordAction): RecordFilter {
  return filterRecords({ snapshot, actor, depth: 0 }, object, action);
}

/** The same as a condition on the table known as `alias`. */
export function rowFilter(
  snapshot: Snapshot,
  actor: RightsHolder,
  object: string,
  action: RecordAction,
  alias: string,
): RowCondition {
  const conditions = known.get(snapshot) ?? new Map<string, RowCondition>();
  known.set(snapshot, conditions);
  const key = `${actor.rights.signature} ${object} ${action} ${alias}`;
  const condition =
    conditions.get(key) ?? compileRecords(snapshot, { object, alias }, recordFilter(snapshot, actor, object, action));
  conditions.set(key, condition);
  return condition;
}

/** Worked out once per revision and set of rights. */
const known = new WeakMap<Snapshot, Map<string, RowCondition>>();

type Walk = { snapshot: Snapshot; actor: RightsHolder; depth: number };

function filterRecords(walk: Walk, object: string, action: RecordAction): RecordFilter {
  const compiled = walk.snapshot.objects.get(object);
  const scopes = walk.actor.rights.scopes(object, action);
  if (!compiled || scopes.length === 0) return 'none';
  const own = anyOf(
    scopes.map((scope) => (typeof scope === 'string' ? scopeFilter[scope] : conditionFilter(walk.snapshot, object, scope))),
  );
  const link = controllingField(compiled);
  if (!link) return own;
  const parentAction = action === 'read' ? 'read' : 'edit';
  const trashed = trashedAbove(walk, link, parentAction);
  const intact = trashed?.map((way): FilterShape => ({ kind: 'not', item: way }));
  if (intact && own === 'all') return allOf(intact);
  const alone = allOf([isEmpty(link), own]);
  const below = intact ? allOf([isSet(link), ...intact]) : hasParent(walk, link, parentAction);
  return oneOf([below, alone]);
}

const scopeFilter: Record<Scope, RecordFilter> = {
  own: compares('owner', 'userId'),
  subordinates: compares('owner', 'team'),
  department: compares('department', 'department'),
  departmentAndBelow: compares('department', 'departmentsBelow'),
  all: 'all',
};

function compares(path: string, actor: ActorValue): FilterShape {
  return { kind: 'condition', path, op: 'eq', value: { actor }, at: 'rights' };
}

function isEmpty({ name: path }: CompiledField): FilterShape {
  return { kind: 'condition', path, op: 'empty', value: 'none', at: 'rights' };
}

function isSet({ name: path }: CompiledField): FilterShape {
  return { kind: 'condition', path, op: 'notEmpty', value: 'none', at: 'rights' };
}

function controllingField(object: CompiledObject): CompiledField | undefined {
  return object.body.controlledBy === undefined ? undefined : object.fields.get(object.body.controlledBy);
}

/** A live parent that the actor may read or edit. */
function hasParent(walk: Walk, link: CompiledField, action: RecordAction): RecordFilter {
  if (walk.depth >= maxChain) return 'none';
  const to = link.targets.flatMap((object): LinkedRecords[] => {
    const records = filterRecords({ ...walk, depth: walk.depth + 1 }, object, action);
    return records === 'none' ? [] : [{ object, records, state: 'live' }];
  });
  return to.length > 0 ? linked(link, to) : 'none';
}

/**
 * Ways up to a record in the trash, where the rights leave out nothing else: few lie there, so that who may read everything pays for no
 * look at each parent. Undefined where the rights leave out more.
 */
function trashedAbove(walk: Walk, link: CompiledField, action: RecordAction): FilterShape[] | undefined {
  if (walk.depth >= maxChain) return undefined;
  const ways: FilterShape[] = [];
  for (const object of link.targets) {
    const parent = walk.snapshot.objects.get(object);
    if (!parent || !walk.actor.rights.scopes(object, action).includes('all')) return undefined;
    const higher = controllingField(parent);
    const above = higher ? trashedAbove({ ...walk, depth: walk.depth + 1 }, higher, action) : [];
    if (!above) return undefined;
    ways.push(linked(link, [{ object, records: 'all', state: 'trash' }]));
    for (const way of above) ways.push(linked(link, [{ object, records: way, state: 'any' }]));
  }
  return ways;
}

function linked(link: CompiledField, to: readonly LinkedRecords[]): FilterShape {
  if (link.valueColumn === undefined) throw new Error(`${link.object}.${link.name} cannot control records: it stores no id`);
  return { kind: 'linked', path: link.name, to, at: 'rights' };
}
