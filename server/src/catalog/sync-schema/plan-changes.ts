import { quoteName } from '../quote-name.ts';
import { convertColumn } from './convert-column.ts';
import type { SchemaAction } from './schema-action.ts';
import type { Column, Table } from './table.ts';

/** From this many rows on, indexes are built and foreign keys checked after the publish. */
export const bigTable = 50_000;

/**
 * The steps from the tables as they are to the tables as they should be, in the order to take them. Pure. Whether a column without
 * a conversion has values was checked before: here it counts as empty.
 */
export function planChanges(current: readonly Table[], desired: readonly Table[]): SchemaAction[] {
  const before = new Map(current.map((table) => [table.name, table]));
  const wanted = new Set(desired.map(({ name }) => name));
  const tables = desired.map((table) => planTable(before.get(table.name), table));
  const gone = current.filter(({ name, removedAt }) => !wanted.has(name) && !removedAt).map(planRemoval);
  const actions = [...gone, ...tables].flat();
  return stages.flatMap((stage) => actions.filter(({ act }) => stage.includes(act)));
}

/** Foreign keys and indexes stand in the way of changes to columns; new tables may point at each other. */
const stages: SchemaAction['act'][][] = [
  ['dropForeignKey'],
  ['dropIndex'],
  ['createTable', 'restoreTable', 'removeTable'],
  ['dropColumn', 'setColumnAside'],
  ['removeColumn', 'restoreColumn', 'changeColumnType'],
  ['addColumn'],
  ['createIndex'],
  ['addForeignKey'],
];

function planTable(current: Table | undefined, desired: Table): SchemaAction[] {
  const table = desired.name;
  if (!current)
    return [
      { table, act: 'createTable', columns: desired.columns },
      ...planIndexes(undefined, desired),
      ...planKeys(undefined, desired),
    ];
  const columns = planColumns(current, desired);
  const kept = withoutLost(current, desired, columns);
  return [
    ...(current.removedAt ? [{ table, act: 'restoreTable' } as const] : []),
    ...columns,
    ...planIndexes(kept, desired),
    ...planKeys(kept, desired),
  ];
}

/** The rows stay for a while; what other tables would have to mind is taken off. */
function planRemoval(current: Table): SchemaAction[] {
  const { name: table } = current;
  return [
    { table, act: 'removeTable' },
    ...current.foreignKeys.map(({ name }) => ({ table, act: 'dropForeignKey', key: name }) as const),
  ];
}

function planColumns(current: Table, desired: Table): SchemaAction[] {
  const table = desired.name;
  const wanted = new Set(desired.columns.map(({ name }) => name));
  const present = new Map(current.columns.map((column) => [column.name, column]));
  const removed = current.columns.filter(({ name, removedAt }) => !wanted.has(name) && !removedAt);
  const changes = desired.columns.flatMap((column) => planColumn(table, present.get(column.name), column));
  return [...removed.map(({ name }) => ({ table, act: 'removeColumn', column: name }) as const), ...changes];
}

function planColumn(table: string, present: Column | undefined, wanted: Column): SchemaAction[] {
  const column = wanted.name;
  const add: SchemaAction = { table, act: 'addColumn', column: wanted };
  if (!present) return [add];
  const restore: SchemaAction[] = present.removedAt ? [{ table, act: 'restoreColumn', column }] : [];
  if (present.type === wanted.type) return restore;
  if (present.removedAt) return [{ table, act: 'setColumnAside', column }, add];
  const using = convertColumn(column, present.type, wanted.type)?.using;
  return using
    ? [{ table, act: 'changeColumnType', column, type: wanted.type, using }]
    : [{ table, act: 'dropColumn', column }, add];
}

function columnOf(action: SchemaAction): string | undefined {
  return 'column' in action && typeof action.column === 'string' ? action.column : undefined;
}

/** The table as the column changes leave it: a column that goes takes its indexes and keys along. */
function withoutLost(current: Table, desired: Table, changes: readonly SchemaAction[]): Table {
  const dropped = changes.filter(({ act }) => act === 'dropColumn' || act === 'setColumnAside').map(columnOf);
  const isLost = (name: string): boolean => {
    const definition = [...desired.indexes, ...desired.foreignKeys].find((each) => each.name === name)?.definition;
    return dropped.some((column) => column && definition?.includes(quoteName(column)));
  };
  return {
    ...current,
    indexes: current.indexes.filter(({ name }) => !isLost(name)),
    foreignKeys: current.foreignKeys.filter(({ name }) => !isLost(name)),
  };
}

function planIndexes(current: Table | undefined, desired: Table): SchemaAction[] {
  const { name: table, indexes } = desired;
  const later = (current?.rows ?? 0) >= bigTable;
  const missing = indexes.filter(({ name }) => !current?.indexes.some((index) => index.name === name));
  const extra = current?.indexes.filter(({ name }) => !indexes.some((index) => index.name === name)) ?? [];
  // Where new ones are built later, the old ones serve until then (`dropExtraIndexes`), unless they would refuse records.
  const dropped = later && missing.length > 0 ? extra.filter(({ unique }) => unique) : extra;
  return [
    ...dropped.map(({ name }) => ({ table, act: 'dropIndex', index: name }) as const),
    ...missing.map((index) => ({ table, act: 'createIndex', index, later }) as const),
  ];
}

function planKeys(current: Table | undefined, desired: Table): SchemaAction[] {
  const { name: table, foreignKeys } = desired;
  const later = (current?.rows ?? 0) >= bigTable;
  const missing = foreignKeys.filter(({ name }) => !current?.foreignKeys.some((key) => key.name === name));
  const extra = current?.foreignKeys.filter(({ name }) => !foreignKeys.some((key) => key.name === name)) ?? [];
  return [
    ...extra.map(({ name }) => ({ table, act: 'dropForeignKey', key: name }) as const),
    ...missing.map((key) => ({ table, act: 'addForeignKey', key, later }) as const),
  ];
}
