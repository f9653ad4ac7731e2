import type { Rename } from '@tenon/metadata/find-renames.ts';
import { isWidening } from '../data-steps/convert-column.ts';
import type { Fill } from '../data-steps/data-step.ts';
import { quoteName } from '../quote-name.ts';
import { renameColumns } from './rename-columns.ts';
import type { SchemaAction } from './schema-action.ts';
import { fillMark, shadowIndexName, shadowName } from './shadow-name.ts';
import type { Table, TableColumn } from './table.ts';

/** From this many rows on, indexes are built and foreign keys checked after the publish. */
export const bigTable = 50_000;

/** What happens to values on the way; columns that are renamed are named as they are called then. */
export type ValueChanges = { fills: readonly Fill[]; renames: readonly Rename[]; before: readonly Table[] };

/**
 * The steps from the tables as they are to the tables as they should be, in the order to take them. Pure. A column whose values take another
 * type without a fill has none, as was checked before; it stays for a while all the same, with what was written meanwhile.
 */
export function planChanges(
  current: readonly Table[],
  desired: readonly Table[],
  changes: Partial<ValueChanges> = {},
): SchemaAction[] {
  const { fills = [], renames = [], before: defined = [] } = changes;
  const renamed = renameColumns(current, desired, { renames, defined });
  const before = new Map(renamed.tables.map((table) => [table.name, table]));
  const wanted = new Set(desired.map(({ name }) => name));
  const tables = desired.map((table) =>
    planTable(
      before.get(table.name),
      table,
      fills.filter((fill) => fill.table === table.name),
    ),
  );
  const gone = current.filter(({ name, removedAt }) => !wanted.has(name) && !removedAt).map(planRemoval);
  const refusals = current.flatMap(({ name: table, refusals = [] }) =>
    refusals.map((constraint): SchemaAction => ({ table, act: 'dropRefusal', constraint })),
  );
  const actions = [...refusals, ...gone, ...tables].flat();
  return [...renamed.actions, ...stages.flatMap((stage) => actions.filter(({ act }) => stage.includes(act)))];
}

/** Foreign keys and indexes stand in the way of changes to columns; new tables may point at each other. */
const stages: SchemaAction['act'][][] = [
  ['dropRefusal'],
  ['dropForeignKey'],
  ['dropIndex'],
  ['createTable', 'restoreTable', 'removeTable'],
  ['setColumnAside'],
  ['removeColumn', 'restoreColumn', 'changeColumnType', 'takeShadow'],
  ['addColumn'],
  ['fillColumn'],
  ['refuseValues'],
  ['takeIndex'],
  ['createIndex'],
  ['addForeignKey'],
];

function planTable(current: Table | undefined, desired: Table, fills: readonly Fill[]): SchemaAction[] {
  const table = desired.name;
  if (!current)
    return [
      { table, act: 'createTable', columns: desired.columns },
      ...planIndexes(undefined, desired),
      ...planKeys(undefined, desired),
    ];
  const columns = planColumns(current, desired, fills);
  const kept = withoutLost(current, desired, columns);
  return [
    ...(current.removedAt ? [{ table, act: 'restoreTable' } as const] : []),
    ...columns,
    ...kept.dropped,
    ...planIndexes(kept.table, desired),
    ...planKeys(kept.table, desired),
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

function planColumns(current: Table, desired: Table, fills: readonly Fill[]): SchemaAction[] {
  const table = desired.name;
  const wanted = new Set(desired.columns.map(({ name }) => name));
  const present = new Map(current.columns.map((column) => [column.name, column]));
  const removed = current.columns.filter(({ name, removedAt }) => !wanted.has(name) && !removedAt && !name.startsWith('~'));
  const filled = new Map(fills.map((fill) => [fill.column, fill]));
  return [
    ...removed.map(({ name }) => ({ table, act: 'removeColumn', column: name }) as const),
    ...desired.columns.flatMap((column) => planColumn({ table, present, fill: filled.get(column.name) }, column)),
  ];
}

type ColumnPlace = { table: string; present: ReadonlyMap<string, TableColumn>; fill: Fill | undefined };

function planColumn({ table, present, fill }: ColumnPlace, wanted: TableColumn): SchemaAction[] {
  const column = wanted.name;
  const found = present.get(column);
  if (fill?.of !== undefined) return planPart(fill, { wanted, present });
  if (!found || found.removedAt) {
    const add: SchemaAction[] = [
      { table, act: 'addColumn', column: wanted, ...(fill && { initial: fill.using.replaceAll('{value}', 'null') }) },
    ];
    if (found?.type === wanted.type) return [{ table, act: 'restoreColumn', column }];
    const from = findAside(present, wanted);
    const come: SchemaAction[] = from === undefined ? add : [{ table, act: 'restoreColumn', column, from }];
    return found ? [{ table, act: 'setColumnAside', column }, ...come] : come;
  }
  if (fill) return planFill(fill, present);
  if (found.type === wanted.type) return [];
  if (isWidening(found.type, wanted.type)) return [{ table, act: 'changeColumnType', column, type: wanted.type }];
  return [
    { table, act: 'setColumnAside', column },
    { table, act: 'addColumn', column: wanted },
  ];
}

/** What a removed field of this name and type was called when it made room for one of another type; of several the last. */
function findAside(present: ReadonlyMap<string, TableColumn>, { name, type }: TableColumn): string | undefined {
  const asides = [...present.values()].flatMap((each) => {
    const [, revision] = /^~(\d+)_/.exec(each.name) ?? [];
    const isOfIt = revision !== undefined && each.name === `~${revision}_${name}`.slice(0, 63);
    return isOfIt && each.removedAt && each.forward === undefined && each.type === type ? [{ ...each, revision }] : [];
  });
  return asides.toSorted((one, other) => Number(other.revision) - Number(one.revision))[0]?.name;
}

/** A column beside the one it is made of. What it held when it last was wanted may be part of what it holds now. */
function planPart(
  { table, column, using, of, ...fill }: Fill,
  { wanted, present }: { wanted: TableColumn; present: ReadonlyMap<string, TableColumn> },
): SchemaAction[] {
  const found = present.get(column);
  const aside: SchemaAction[] = found ? [{ table, act: 'setColumnAside', column }] : [];
  if (present.get(shadowName(column))?.filled === fillMark({ table, column, using, ...fill }))
    return [...aside, { table, act: 'takeShadow', column }];
  const filled: SchemaAction = { table, act: 'fillColumn', column, using, of };
  if (found?.type === wanted.type) return [{ table, act: 'restoreColumn', column }, filled];
  return [...aside, { table, act: 'addColumn', column: wanted }, filled];
}

/** By a column that was filled before, or else now. */
function planFill(fill: Fill, present: ReadonlyMap<string, TableColumn>): SchemaAction[] {
  const { table, column, type, using, gone = [] } = fill;
  const refused: SchemaAction[] =
    gone.length > 0 ? [{ table, act: 'refuseValues', column, values: gone, isList: type.endsWith('[]') }] : [];
  const aside: SchemaAction = { table, act: 'setColumnAside', column, forward: using };
  const shadow = present.get(shadowName(column));
  if (shadow?.filled === fillMark(fill)) return [aside, { table, act: 'takeShadow', column }, ...refused];
  const added: SchemaAction = { table, act: 'addColumn', column: { name: column, type } };
  return [aside, added, { table, act: 'fillColumn', column, using }, ...refused];
}

function columnOf(action: SchemaAction): string | undefined {
  return 'column' in action && typeof action.column === 'string' ? action.column : undefined;
}

/** The table as the column changes leave it: indexes and keys of a column that steps aside go, and are made again for the one in its place. */
function withoutLost(
  current: Table,
  desired: Table,
  changes: readonly SchemaAction[],
): { table: Table; dropped: SchemaAction[] } {
  const { name: table } = desired;
  const aside = changes.filter(({ act }) => act === 'setColumnAside').map(columnOf);
  const isLost = ({ name }: { name: string }): boolean => {
    const definition = [...desired.indexes, ...desired.foreignKeys].find((each) => each.name === name)?.definition;
    return aside.some((column) => column && definition?.includes(quoteName(column)));
  };
  return {
    table: {
      ...current,
      indexes: current.indexes.filter((index) => !isLost(index)),
      foreignKeys: current.foreignKeys.filter((key) => !isLost(key)),
    },
    dropped: [
      ...current.indexes.filter(isLost).map(({ name }) => ({ table, act: 'dropIndex', index: name }) as const),
      ...current.foreignKeys.filter(isLost).map(({ name }) => ({ table, act: 'dropForeignKey', key: name }) as const),
    ],
  };
}

function planIndexes(current: Table | undefined, desired: Table): SchemaAction[] {
  const { name: table, indexes } = desired;
  const later = (current?.rows ?? 0) >= bigTable;
  const isUnfinished = (name: string) => current?.unfinished?.includes(name) ?? false;
  const missing = indexes.filter(({ name }) => !current?.indexes.some((index) => index.name === name));
  const extra =
    current?.indexes.filter(({ name }) => !name.startsWith('~') && !indexes.some((index) => index.name === name)) ?? [];
  // Where new ones are built later, the old ones serve until then (`dropExtraIndexes`), unless they would refuse records.
  const dropped = later && missing.length > 0 ? extra.filter(({ unique }) => unique) : extra;
  return [
    ...dropped.map(({ name }) => ({ table, act: 'dropIndex', index: name }) as const),
    ...missing.map((index): SchemaAction => {
      const isReady = current?.indexes.some(({ name }) => name === shadowIndexName(index.name));
      return isReady
        ? { table, act: 'takeIndex', index: index.name }
        : { table, act: 'createIndex', index, later: later || isUnfinished(index.name) };
    }),
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
