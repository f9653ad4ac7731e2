import type { CompiledField } from '../compiled-field.ts';
import { quoteName } from '../quote-name.ts';
import type { CompiledObject, Snapshot } from '../snapshot.ts';
import { desiredIndexes, linkTableIndex } from './desired-indexes.ts';
import { schemaName } from './schema-name.ts';
import type { ForeignKey, Table, TableColumn } from './table.ts';

const systemColumns: readonly TableColumn[] = [
  { name: 'id', type: 'uuid', rule: 'primary key' },
  { name: 'owner_id', type: 'uuid' },
  { name: 'department_id', type: 'uuid' },
  { name: 'created_at', type: 'timestamp with time zone', rule: 'not null' },
  { name: 'created_by', type: 'uuid' },
  { name: 'updated_at', type: 'timestamp with time zone', rule: 'not null' },
  { name: 'updated_by', type: 'uuid' },
  { name: 'version', type: 'integer', rule: 'not null default 1' },
  { name: 'deleted_at', type: 'timestamp with time zone' },
];

const searchColumns: readonly TableColumn[] = [
  { name: 'search_text', type: 'text' },
  { name: 'search_keys', type: 'integer[]' },
];

/** The tables that a snapshot's objects need. Pure: names of other schemas do not occur in it. */
export function desiredTables(snapshot: Snapshot, schema: string): Table[] {
  return [...snapshot.objects.values()].flatMap((object) => [
    objectTable(snapshot, object, schema),
    ...[...object.fields.values()].filter((field) => field.type.source === 'linkTable').map((field) => linkTable(field, schema)),
  ]);
}

/** Name of the table that keeps the pairs of a many-to-many field. */
export function linkTableName({ object, name }: Pick<CompiledField, 'object' | 'name'>): string {
  return `${object}__${name}`;
}

function objectTable(snapshot: Snapshot, object: CompiledObject, schema: string): Table {
  const own = [...object.fields.values()].filter((field) => !field.system);
  const taken = new Set(systemColumns.map(({ name }) => name));
  const columns = own.flatMap((field) => field.columns).filter(({ name }) => !taken.has(name));
  return {
    name: object.name,
    columns: [...systemColumns, ...columns, ...(object.search.length > 0 ? searchColumns : [])],
    indexes: desiredIndexes(snapshot, object),
    foreignKeys: own.flatMap((field) => fieldForeignKeys(field, schema)),
    rows: 0,
  };
}

const onDelete = { restrict: 'restrict', clear: 'set null', cascade: 'cascade' };

/** Only own fields: owner and department are kept by the write pipeline, and four more checks on every row would cost more than they find. */
function fieldForeignKeys(field: CompiledField, schema: string): ForeignKey[] {
  const [target] = field.targets;
  if (field.type.target?.(field.definition as never)?.cardinality !== 'one' || field.targets.length !== 1 || !target) return [];
  if (field.columns.length !== 1 || !field.valueColumn) return [];
  const rule = ('onDelete' in field.definition && field.definition.onDelete) || 'restrict';
  return [foreignKey(field.object, field.valueColumn, { schema, target, action: onDelete[rule] })];
}

function linkTable(field: CompiledField, schema: string): Table {
  const name = linkTableName(field);
  const target = field.targets[0] as string;
  return {
    name,
    columns: [
      { name: 'from_id', type: 'uuid', rule: 'not null' },
      { name: 'to_id', type: 'uuid', rule: 'not null, primary key (from_id, to_id)' },
    ],
    indexes: [linkTableIndex(name)],
    foreignKeys: [
      foreignKey(name, 'from_id', { schema, target: field.object, action: 'cascade' }),
      foreignKey(name, 'to_id', { schema, target, action: 'cascade' }),
    ],
    rows: 0,
  };
}

function foreignKey(table: string, column: string, to: { schema: string; target: string; action: string }): ForeignKey {
  const definition = `foreign key (${quoteName(column)}) references ${quoteName(to.schema)}.${quoteName(to.target)} (id) on delete ${to.action}`;
  return { name: schemaName('fk', table, { hint: column, definition }), definition };
}
