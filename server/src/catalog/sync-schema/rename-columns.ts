import type { Rename } from '@tenon/metadata/find-renames.ts';
import { quoteName } from '../quote-name.ts';
import type { SchemaAction } from './schema-action.ts';
import type { Table } from './table.ts';

type ColumnRenames = { renames: readonly Rename[]; defined: readonly Table[] };

/**
 * The tables as they are once columns have their new names, and the steps to that. An index whose definition is the same but for these names is
 * renamed too, so that none is built anew. `defined` are the tables as they were defined, since PostgreSQL does not tell definitions as ours.
 */
export function renameColumns(
  current: readonly Table[],
  desired: readonly Table[],
  { renames, defined }: ColumnRenames,
): { tables: readonly Table[]; actions: SchemaAction[] } {
  const actions: SchemaAction[] = [];
  const tables = current.map((table) => {
    const own = renames.filter(({ object }) => object === table.name);
    const wanted = desired.find(({ name }) => name === table.name);
    const was = defined.find(({ name }) => name === table.name);
    return own.length > 0 && wanted && was ? renameTable({ table, wanted, was }, own, actions) : table;
  });
  return { tables, actions };
}

type Versions = { table: Table; wanted: Table; was: Table };

function renameTable({ table, wanted, was }: Versions, renames: readonly Rename[], actions: SchemaAction[]): Table {
  const names = new Map(renames.flatMap(({ from, to }) => columnPairs({ table, wanted, was }, from, to)));
  for (const [column, to] of names) {
    if (table.columns.some(({ name, removedAt }) => name === to && removedAt))
      actions.push({ table: table.name, act: 'setColumnAside', column: to });
    actions.push({ table: table.name, act: 'renameColumn', column, to });
  }
  const renamed = (definition: string) =>
    [...names].reduce((text, [from, to]) => text.replaceAll(quoteName(from), quoteName(to)), definition);
  const rename = <Named extends { name: string; definition: string }>(
    present: readonly Named[],
    old: readonly Named[],
    next: readonly Named[],
    act: 'renameIndex' | 'renameKey',
  ) =>
    present.map((each) => {
      const definition = old.find(({ name }) => name === each.name)?.definition;
      const same =
        definition && next.find((other) => other.definition === renamed(definition) && other.definition !== definition);
      if (!same) return each;
      actions.push({ table: table.name, act, from: each.name, to: same.name });
      return { ...each, name: same.name };
    });
  return {
    ...table,
    columns: table.columns
      .filter(({ name, removedAt }) => !(removedAt && [...names.values()].includes(name)))
      .map((column) => ({ ...column, name: names.get(column.name) ?? column.name })),
    indexes: rename(table.indexes, was.indexes, wanted.indexes, 'renameIndex'),
    foreignKeys: rename(table.foreignKeys, was.foreignKeys, wanted.foreignKeys, 'renameKey'),
  };
}

/** The columns of a field and what they are called then: those that begin with its name and are no other field's. */
function columnPairs({ table, wanted, was }: Versions, from: string, to: string): [string, string][] {
  const [old, next] = [was, wanted].map(({ columns }) => new Set(columns.map(({ name }) => name))) as [Set<string>, Set<string>];
  return table.columns
    .filter(
      ({ name, removedAt }) => !removedAt && (name === from || name.startsWith(`${from}_`)) && old.has(name) && !next.has(name),
    )
    .flatMap(({ name }): [string, string][] => {
      const target = to + name.slice(from.length);
      return next.has(target) && !old.has(target) ? [[name, target]] : [];
    });
}
