import type { Scope } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { CompiledField } from '../catalog/compiled-field.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { Actor, RecordAction } from './actor.ts';
import { ActorValue } from './actor-value.ts';

/** Which records of an object: every one, none, or those that satisfy a condition. */
export type RowFilter = 'all' | 'none' | Sql;

type Objects = Pick<Snapshot, 'objects'>;
type Holder = Pick<Actor, 'rights'>;

/** How far the chain of `controlledBy` is followed; records further down are nobody's but in their own right. */
const maxChain = 4;

/**
 * Which records the actor may read, edit, delete or transfer, as a condition on the table known as `alias`. Says nothing of the
 * trash. Its text depends on `actor.rights.signature` alone; values that depend on the actor are `ActorValue`s.
 *
 * `rowFilter(snapshot, actor, 'deal', 'read', 't')` → `t.owner_id = any($1::uuid[])`
 */
export function rowFilter(snapshot: Objects, actor: Holder, object: string, action: RecordAction, alias: string): RowFilter {
  return filterRows({ snapshot, actor, depth: 0 }, object, action, alias);
}

type Walk = { snapshot: Objects; actor: Holder; depth: number };

function filterRows(walk: Walk, object: string, action: RecordAction, alias: string): RowFilter {
  const compiled = walk.snapshot.objects.get(object);
  const scopes = walk.actor.rights.scopes(object, action);
  if (!compiled || scopes.length === 0) return 'none';
  const own = or(scopes.map((scope) => scopeFilter[scope](raw(alias))));
  const link = controllingField(compiled);
  if (!link) return own;
  const parentAction = action === 'read' ? 'read' : 'edit';
  return or([hasParent(walk, link, parentAction, alias), and([withoutParent(link, alias), own])]);
}

const scopeFilter: Record<Scope, (alias: Sql) => RowFilter> = {
  own: (alias) => sql`${alias}.owner_id = ${new ActorValue('userId')}::uuid`,
  subordinates: (alias) => sql`${alias}.owner_id = any(${new ActorValue('team')}::uuid[])`,
  department: (alias) => sql`${alias}.department_id = ${new ActorValue('department')}::uuid`,
  departmentAndBelow: (alias) => sql`${alias}.department_id = any(${new ActorValue('departmentsBelow')}::uuid[])`,
  all: () => 'all',
};

function controllingField(object: CompiledObject): CompiledField | undefined {
  return object.body.controlledBy === undefined ? undefined : object.fields.get(object.body.controlledBy);
}

/** A live parent that the actor may read or edit. */
function hasParent(walk: Walk, link: CompiledField, action: RecordAction, alias: string): RowFilter {
  if (walk.depth >= maxChain) return 'none';
  const parentAlias = `${alias}_p`;
  const { id, object } = linkColumns(link, alias);
  return or(
    link.targets.map((target) => {
      const allowed = filterRows({ ...walk, depth: walk.depth + 1 }, target, action, parentAlias);
      if (allowed === 'none') return 'none';
      const table = raw(`${walk.snapshot.objects.get(target)?.table} ${parentAlias}`);
      const p = raw(parentAlias);
      const condition = and([sql`${p}.id = ${id}`, sql`${p}.deleted_at is null`, allowed]) as Sql;
      const exists = sql`exists (select 1 from ${table} where ${condition})`;
      return object ? and([sql`${object} = ${target}`, exists]) : exists;
    }),
  );
}

function withoutParent(link: CompiledField, alias: string): Sql {
  return sql`${linkColumns(link, alias).id} is null`;
}

/** A relation keeps an id; a polymorphic link the object's name as well. */
function linkColumns(link: CompiledField, alias: string): { id: Sql; object: Sql | undefined } {
  const column = (type: string) => link.columns.find((each) => each.type === type);
  const [id, object] = [column('uuid'), column('text')];
  if (!id) throw new Error(`${link.object}.${link.name} cannot control records: it stores no id`);
  return { id: raw(`${alias}."${id.name}"`), object: object && raw(`${alias}."${object.name}"`) };
}

function or(filters: RowFilter[]): RowFilter {
  if (filters.includes('all')) return 'all';
  const conditions = filters.filter((filter): filter is Sql => typeof filter !== 'string');
  if (conditions.length === 0) return 'none';
  return conditions.length === 1 ? (conditions[0] as Sql) : sql`(${join(conditions, ' or ')})`;
}

function and(filters: RowFilter[]): RowFilter {
  if (filters.includes('none')) return 'none';
  const conditions = filters.filter((filter): filter is Sql => typeof filter !== 'string');
  if (conditions.length === 0) return 'all';
  return conditions.length === 1 ? (conditions[0] as Sql) : sql`(${join(conditions, ' and ')})`;
}
