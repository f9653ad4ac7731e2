import type { Field } from '@tenon/metadata';
import { namingFields } from '@tenon/metadata/field-types/fill-lists.ts';
import type { Transaction } from '../base/database/database.ts';
import { compileField } from './compile-field.ts';
import type { Dropped } from './definitions/adopt-dropped.ts';
import { effectiveBody, type Layers, layersKey } from './definitions/layers.ts';
import { quoteName, quoteText } from './quote-name.ts';
import { linkTableName } from './sync-schema/desired-tables.ts';
import { hasRows } from './sync-schema/has-rows.ts';

/** Which dropped objects have records, and which dropped fields and options have values; nobody adds one until the transaction ends. */
export async function findFilled(
  tx: Transaction,
  schema: string,
  { layers, dropped }: { layers: readonly Layers[]; dropped: readonly Dropped[] },
): Promise<Set<Dropped>> {
  const bodies = new Map(layers.map((each) => [layersKey(each), effectiveBody(each)]));
  const filled = new Set<Dropped>();
  for (const each of dropped.filter(({ kind, option }) => kind === 'list' && option !== undefined)) {
    const rows = [...bodies].flatMap(([key, body]) => rowsWithOption(key, body, each));
    if (await hasAny(tx, schema, rows)) filled.add(each);
  }
  for (const each of dropped.filter(({ kind, renamed }) => kind === 'object' && renamed === undefined)) {
    const { fields } = bodies.get(layersKey(each)) as { fields: Record<string, Field> };
    const rows = each.field === undefined ? { table: each.name } : rowsWith(each, each.field, fields[each.field] as Field);
    if (await hasAny(tx, schema, rows ? [rows] : [])) filled.add(each);
  }
  return filled;
}

/** In fields of an object that have their options from the list. */
function rowsWithOption(key: string, body: unknown, { name: list, option }: Dropped): Rows[] {
  if (!key.startsWith('object/')) return [];
  const object = key.slice('object/'.length);
  return namingFields(body)
    .filter(([, field]) => field.list === list)
    .flatMap(([name, field]) => rowsWith({ kind: 'object', name: object, option }, name, field as unknown as Field) ?? []);
}

async function hasAny(tx: Transaction, schema: string, all: readonly Rows[]): Promise<boolean> {
  for (const { table, where } of all) if (await hasRows(tx, `${quoteName(schema)}.${quoteName(table)}`, where)) return true;
  return false;
}

type Rows = { table: string; where?: string };

/** Undefined for what is worked out from other fields. */
function rowsWith({ name: object, option }: Dropped, name: string, definition: Field): Rows | undefined {
  const field = compileField(object, name, definition);
  if (field.type.source === 'linkTable') return { table: linkTableName(field) };
  if (field.columns.length === 0) return undefined;
  const [column] = field.columns;
  if (option !== undefined && column) {
    const values = quoteName(column.name);
    return { table: object, where: `${quoteText(option)} = ${column.type.endsWith('[]') ? `any(${values})` : values}` };
  }
  return { table: object, where: field.columns.map((column) => `${quoteName(column.name)} is not null`).join(' or ') };
}
