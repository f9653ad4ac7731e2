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

/**
 * The same records in parts that have none in common: those under a parent, and those that stand alone. Each has a way by index of its own,
 * which the planner does not find through the `or` of both. `none` stands alone.
 */
export function rowParts(snapshot: Objects, actor: Holder, object: string, action: RecordAction, alias: string): RowFilter[] {
  const parts = splitRows({ snapshot, actor, depth: 0 }, object, action, { alias, under: amongParents });
  return parts.length > 0 ? parts : ['none'];
}

type Walk = { snapshot: Objects; actor: Holder; depth: number };
type Under = (walk: Walk, link: CompiledField, action: RecordAction, alias: string) => RowFilter;

function filterRows(walk: Walk, object: string, action: RecordAction, alias: string): RowFilter {
  return or(splitRows(walk, object, action, { alias, under: hasParent }));
}

function splitRows(
  walk: Walk,
  object: string,
  action: RecordAction,
  { alias, under }: { alias: string; under: Under },
): RowFilter[] {
  const compiled = walk.snapshot.objects.get(object);
  const scopes = walk.actor.rights.scopes(object, action);
  if (!compiled || scopes.length === 0) return [];
  const own = or(scopes.map((scope) => scopeFilter[scope](raw(alias))));
  const link = controllingField(compiled);
  if (!link) return [own];
  const parentAction = action === 'read' ? 'read' : 'edit';
  const intact = trashedAbove(walk, link, parentAction, alias)?.map(({ tables, conditions }): RowFilter => {
    return sql`not exists (select 1 from ${join(tables, ', ')} where ${join(conditions, ' and ')})`;
  });
  if (intact && own === 'all') return [and(intact)];
  const alone = and([sql`${linkColumns(link, alias).id} is null`, own]);
  const below = intact
    ? and([sql`${linkColumns(link, alias).id} is not null`, ...intact])
    : under(walk, link, parentAction, alias);
  return [below, alone].filter((part) => part !== 'none');
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

/** A live parent that the actor may read or edit, looked for record by record. */
function hasParent(walk: Walk, link: CompiledField, action: RecordAction, alias: string): RowFilter {
  if (walk.depth >= maxChain) return 'none';
  const parentAlias = `${alias}_p`;
  const { id, object } = linkColumns(link, alias);
  return or(
    link.targets.map((target) => {
      const allowed = filterRows({ ...walk, depth: walk.depth + 1 }, target, action, parentAlias);
      if (allowed === 'none') return 'none';
      const p = raw(parentAlias);
      const condition = and([sql`${p}.id = ${id}`, sql`${p}.deleted_at is null`, allowed]) as Sql;
      const exists = sql`exists (select 1 from ${tableOf(walk, target, parentAlias)} where ${condition})`;
      return object ? and([sql`${object} = ${target}`, exists]) : exists;
    }),
  );
}

/** The same as a set of parents, from which an index leads to their records. */
function amongParents(walk: Walk, link: CompiledField, action: RecordAction, alias: string): RowFilter {
  if (walk.depth >= maxChain) return 'none';
  const parentAlias = `${alias}_p`;
  const { id, object } = linkColumns(link, alias);
  const p = raw(parentAlias);
  const parents = link.targets.flatMap((target) => {
    const key = object ? sql`${raw(`'${target}'`)}, ${p}.id` : sql`${p}.id`;
    const parts = splitRows({ ...walk, depth: walk.depth + 1 }, target, action, { alias: parentAlias, under: amongParents });
    return parts.map((part) => {
      const condition = and([sql`${p}.deleted_at is null`, part]) as Sql;
      return sql`select ${key} from ${tableOf(walk, target, parentAlias)} where ${condition}`;
    });
  });
  if (parents.length === 0) return 'none';
  return sql`${object ? sql`(${object}, ${id})` : id} in (${join(parents, ' union all ')})`;
}

type Way = { tables: Sql[]; conditions: Sql[] };

/**
 * Ways up to a record in the trash, where the rights leave out nothing else: few lie there, so that who may read everything pays for no
 * look at each parent. Undefined where the rights leave out more.
 */
function trashedAbove(walk: Walk, link: CompiledField, action: RecordAction, alias: string): Way[] | undefined {
  if (walk.depth >= maxChain) return undefined;
  const parentAlias = `${alias}_p`;
  const p = raw(parentAlias);
  const { id, object } = linkColumns(link, alias);
  const ways: Way[] = [];
  for (const target of link.targets) {
    const parent = walk.snapshot.objects.get(target);
    if (!parent || !walk.actor.rights.scopes(target, action).includes('all')) return undefined;
    const tables = [tableOf(walk, target, parentAlias)];
    const conditions = [sql`${p}.id = ${id}`, ...(object ? [sql`${object} = ${target}`] : [])];
    const higher = controllingField(parent);
    const above = higher ? trashedAbove({ ...walk, depth: walk.depth + 1 }, higher, action, parentAlias) : [];
    if (!above) return undefined;
    ways.push({ tables, conditions: [...conditions, sql`${p}.deleted_at is not null`] });
    for (const way of above) ways.push({ tables: [...tables, ...way.tables], conditions: [...conditions, ...way.conditions] });
  }
  return ways;
}

function tableOf({ snapshot }: Walk, object: string, alias: string): Sql {
  return raw(`${snapshot.objects.get(object)?.table} ${alias}`);
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
