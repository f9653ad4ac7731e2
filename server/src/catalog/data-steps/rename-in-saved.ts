import {
  type Definition,
  type Filter,
  type ImportPlan,
  type ObjectFields,
  pathWithNames,
  resolveReadPath,
  type ViewBody,
} from '@tenon/metadata';
import type { Rename } from '@tenon/metadata/find-renames.ts';
import type { Transaction } from '../../base/database/database.ts';
import { quoteName } from '../quote-name.ts';

type Renames = { before: readonly Definition[]; renames: readonly Rename[] };
/** A path from an object, as it is called from now on. */
type Follow = (object: string, path: string) => string;
type Way = { follow: Follow; targetOf: (object: string, path: string) => string };

/** Views that people saved, import plans that they kept and counters of numbers name fields by their keys: they follow a rename. */
export async function renameInSaved(tx: Transaction, schema: string, { before, renames }: Renames): Promise<void> {
  if (renames.length === 0) return;
  const way = wayOf(before, renames);
  const names = renames.map(({ from }) => `%${from.replace(/[\\%_]/g, '\\$&')}%`);
  await rewrite<ViewBody>(tx, { table: `${quoteName(schema)}.sys_view`, key: 'name', body: 'body', names }, (view) =>
    renameInView(view, way),
  );
  await rewrite<ImportPlan>(tx, { table: `${quoteName(schema)}.sys_import_map`, key: 'id', body: 'plan', names }, (plan) =>
    renameInPlan(plan, way),
  );
  await renameCounters(tx, schema, renames);
}

/** Numbers go on where they were, under the other key. What once had that key is gone, and its counter with it. */
async function renameCounters(tx: Transaction, schema: string, renames: readonly Rename[]): Promise<void> {
  const table = `${quoteName(schema)}.sys_counter`;
  for (const { object, from, to } of renames) {
    const [old, next] = [`${object}.${from}`, `${object}.${to}`];
    await tx.query({
      text: `delete from ${table} where name = $1 and exists (select from ${table} where name = $2)`,
      values: [next, old],
    });
    await tx.query({ text: `update ${table} set name = $1 where name = $2`, values: [next, old] });
  }
}

type SavedBodies = { table: string; key: string; body: string; names: string[] };

async function rewrite<Body>(tx: Transaction, place: SavedBodies, change: (body: Body) => Body): Promise<void> {
  const { table, key, body, names } = place;
  const rows = await tx.query<{ key: string; body: Body }>({
    text: `select ${key} as key, ${body} as body from ${table} where ${body}::text like any($1)`,
    values: [names],
  });
  const changed = rows.map((row) => ({ key: row.key, body: change(row.body) }));
  await tx.query({
    text: `update ${table} t set ${body} = e->'body' from jsonb_array_elements($1::jsonb) e where t.${key}::text = e->>'key'`,
    values: [JSON.stringify(changed)],
  });
}

function wayOf(before: readonly Definition[], renames: readonly Rename[]): Way {
  const objects = before.filter(({ kind }) => kind === 'object');
  const fields = Object.fromEntries(objects.map(({ name, body }) => [name, body])) as ObjectFields;
  const nameOf = (object: string, name: string) =>
    renames.find((rename) => rename.object === object && rename.from === name)?.to ?? name;
  return {
    follow: (object, path) => pathWithNames(fields, object, path, nameOf),
    targetOf(object, path) {
      const field = resolveReadPath(fields, object, path)?.at(-1)?.field;
      return (field && 'to' in field && typeof field.to === 'string' && field.to) || '';
    },
  };
}

function renameInView(view: ViewBody, way: Way): ViewBody {
  const follow = (path: string) => way.follow(view.object, path);
  const { board } = view;
  return {
    ...view,
    columns: view.columns.map((column) => ({ ...column, field: follow(column.field) })),
    ...(view.filter && { filter: renameInFilter(view.filter, view.object, way) }),
    ...(view.sort && { sort: view.sort.map((sort) => ({ ...sort, field: follow(sort.field) })) }),
    ...(view.totals && { totals: view.totals.map((total) => ({ ...total, field: follow(total.field) })) }),
    ...(view.group && { group: follow(view.group) }),
    ...(board && {
      board: Object.fromEntries(Object.entries(board).map(([part, path]) => [part, path && follow(path)])) as typeof board,
    }),
  };
}

function renameInFilter(filter: Filter, object: string, way: Way): Filter {
  const within = (each: Filter) => renameInFilter(each, object, way);
  if ('and' in filter) return { and: filter.and.map(within) };
  if ('or' in filter) return { or: filter.or.map(within) };
  if ('not' in filter) return { not: within(filter.not) };
  if ('some' in filter) {
    const some = way.follow(object, filter.some);
    return {
      some,
      ...(filter.filter && { filter: renameInFilter(filter.filter, way.targetOf(object, filter.some), way) }),
    };
  }
  return { ...filter, field: way.follow(object, filter.field) };
}

function renameInPlan(plan: ImportPlan, way: Way): ImportPlan {
  const follow = (path: string) => way.follow(plan.object, path);
  return {
    ...plan,
    ...(plan.key && { key: plan.key.map(follow) }),
    columns: plan.columns.map((column) => {
      const { field, matchBy } = column;
      if (field === null) return column;
      const named = column.object ?? way.targetOf(plan.object, field);
      return { ...column, field: follow(field), ...(matchBy !== undefined && { matchBy: way.follow(named, matchBy) }) };
    }),
    ...(plan.defaults && {
      defaults: Object.fromEntries(Object.entries(plan.defaults).map(([field, value]) => [follow(field), value])),
    }),
  };
}
