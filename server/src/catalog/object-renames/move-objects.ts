import { type ObjectRename, renameObjectsIn } from '@tenon/metadata/rename-objects.ts';
import type { Transaction } from '../../base/database/database.ts';
import { invalid } from '../../base/errors.ts';
import { publishProblem } from '../publish-problem.ts';
import { quoteName } from '../quote-name.ts';
import type { Snapshot } from '../snapshot.ts';
import { currentTables } from '../sync-schema/current-tables.ts';
import { desiredTables } from '../sync-schema/desired-tables.ts';
import { lockTables } from '../sync-schema/lock-tables.ts';
import type { Table } from '../sync-schema/table.ts';

type Move = {
  renames: readonly ObjectRename[];
  /** What counts, by the names of before and by those of now. */
  before: Snapshot;
  after: Snapshot;
  /** Only tables are called otherwise, so that the rest of a publish can be looked at. */
  isRehearsal: boolean;
};

/**
 * Has the tables of renamed objects, and every row that names these objects, called as they are from now on. Entries of the history are put right
 * before the tables are taken, and once more for those that came meanwhile. Throws `busy`, and `invalid` where a removed object had the name.
 */
export async function moveObjects(tx: Transaction, schema: string, move: Move): Promise<void> {
  const { renames, before, after, isRehearsal } = move;
  const current = await currentTables(tx, schema);
  refuseRemoved(current, renames);
  if (!isRehearsal) await renameRows(tx, schema, { table: 'sys_history', renames });
  const pairs = pairTables(desiredTables(before, schema), desiredTables(after, schema), { schema, renames });
  const present = pairs.flatMap((pair) => {
    const table = current.find(({ name }) => name === pair.was.name);
    return table ? [{ ...pair, table }] : [];
  });
  await lockTables(
    tx,
    schema,
    present.map(({ was }) => was.name),
  );
  for (const pair of present) for (const text of statementsOf(pair, schema)) await tx.query({ text, values: [] });
  if (isRehearsal) return;
  for (const table of await namingTables(tx, schema)) await renameRows(tx, schema, { table, renames });
  await renameLinks(tx, schema, { after, renames });
  await renameKept(tx, schema, renames);
}

function refuseRemoved(current: readonly Table[], renames: readonly ObjectRename[]): void {
  const taken = renames.filter(({ to }) => current.some(({ name, removedAt }) => name === to && removedAt));
  if (taken.length === 0) return;
  throw invalid(taken.map(({ to }) => publishProblem({ kind: 'object', name: to, path: 'name' }, 'nameInTrash', { seen: to })));
}

type Pair = { was: Table; is: Table; definitionNow: (definition: string) => string };

/** Tables that are called otherwise, or have keys or indexes that are. */
function pairTables(
  old: readonly Table[],
  next: readonly Table[],
  { schema, renames }: { schema: string; renames: readonly ObjectRename[] },
): Pair[] {
  const nameNow = (name: string) => {
    const [object = '', ...rest] = name.split('__');
    return [renames.find(({ from }) => from === object)?.to ?? object, ...rest].join('__');
  };
  const definitionNow = (definition: string) =>
    renames.reduce(
      (text, { from, to }) => text.replaceAll(`${quoteName(schema)}.${quoteName(from)}`, `${quoteName(schema)}.${quoteName(to)}`),
      definition,
    );
  return old.flatMap((was) => {
    const is = next.find(({ name }) => name === nameNow(was.name));
    const isSame =
      is && is.name === was.name && was.foreignKeys.every(({ definition }) => definitionNow(definition) === definition);
    return is && !isSame ? [{ was, is, definitionNow }] : [];
  });
}

function statementsOf({ was, is, table, definitionNow }: Pair & { table: Table }, schema: string): string[] {
  const place = quoteName(schema);
  const called = <Named extends { name: string; definition: string }>(
    present: readonly { name: string }[],
    old: readonly Named[],
    now: readonly Named[],
  ) =>
    old.flatMap(({ name, definition }) => {
      const to = now.find((each) => each.definition === definitionNow(definition))?.name;
      return to === undefined || to === name || !present.some((each) => each.name === name) ? [] : [[name, to] as const];
    });
  return [
    ...(was.name === is.name ? [] : [`alter table ${place}.${quoteName(was.name)} rename to ${quoteName(is.name)}`]),
    ...called(table.indexes, was.indexes, is.indexes).map(
      ([from, to]) => `alter index ${place}.${quoteName(from)} rename to ${quoteName(to)}`,
    ),
    ...called(table.foreignKeys, was.foreignKeys, is.foreignKeys).map(
      ([from, to]) => `alter table ${place}.${quoteName(is.name)} rename constraint ${quoteName(from)} to ${quoteName(to)}`,
    ),
  ];
}

/** Every table of the platform in which a column says which object a row is about. */
async function namingTables(tx: Transaction, schema: string): Promise<string[]> {
  const rows = await tx.query<{ name: string }>({
    text: `select table_name as name from information_schema.columns
      where table_schema = $1 and column_name = 'object' and starts_with(table_name, 'sys_') order by 1`,
    values: [schema],
  });
  return rows.map(({ name }) => name);
}

/** Counted for an object, and worth nothing once that object is gone. */
const countedFor = new Set(['sys_data_version', 'sys_search_shape', 'sys_slow_list']);

type Rows = { table: string; renames: readonly ObjectRename[] };

async function renameRows(tx: Transaction, schema: string, { table, renames }: Rows): Promise<void> {
  const place = `${quoteName(schema)}.${quoteName(table)}`;
  for (const { from, to } of renames) {
    if (countedFor.has(table)) await tx.query({ text: `delete from ${place} where object = $1`, values: [to] });
    await tx.query({ text: `update ${place} set object = $2 where object = $1`, values: [from, to] });
  }
}

/** Links to one of several objects say which. */
async function renameLinks(
  tx: Transaction,
  schema: string,
  { after, renames }: { after: Snapshot; renames: readonly ObjectRename[] },
): Promise<void> {
  for (const { from, to } of renames) {
    for (const field of after.objects.get(to)?.incoming ?? []) {
      const column = field.columns.find(({ name }) => name === `${field.name}_object`)?.name;
      const table = after.objects.get(field.object)?.table;
      if (!column || !table) continue;
      const text = `update ${table} set ${quoteName(column)} = $2 where ${quoteName(column)} = $1`;
      await tx.query({ text, values: [from, to] });
    }
    for (const table of ['sys_counter', 'sys_former_name']) {
      const place = `${quoteName(schema)}.${table}`;
      await tx.query({ text: `delete from ${place} where starts_with(name, $1)`, values: [`${to}.`] });
      const text = `update ${place} set name = $2 || substr(name, length($1) + 1) where starts_with(name, $1)`;
      await tx.query({ text, values: [`${from}.`, `${to}.`] });
    }
  }
}

type Kept = { key: string; body: unknown };

/** What people keep, and the drafts that wait. */
async function renameKept(tx: Transaction, schema: string, renames: readonly ObjectRename[]): Promise<void> {
  const place = quoteName(schema);
  for (const [table, body] of [
    ['sys_view', 'body'],
    ['sys_import_map', 'plan'],
    ['sys_draft', 'body'],
    ['sys_draft', 'base'],
  ] as const) {
    const rows = await tx.query<Kept>({ text: `select ctid::text as key, ${body} as body from ${place}.${table}`, values: [] });
    for (const row of rows) {
      const renamed = renameObjectsIn(row.body, renames);
      if (renamed === row.body) continue;
      const text = `update ${place}.${table} set ${body} = $2 where ctid = $1::tid`;
      await tx.query({ text, values: [row.key, JSON.stringify(renamed)] });
    }
  }
  for (const { from, to } of renames) {
    const text = `update ${place}.sys_draft d set name = $2 where kind = 'object' and name = $1
      and not exists (select from ${place}.sys_draft o where o.set_id = d.set_id and o.kind = 'object' and o.name = $2)`;
    await tx.query({ text, values: [from, to] });
  }
}
