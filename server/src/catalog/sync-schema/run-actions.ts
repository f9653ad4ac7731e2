import type { Transaction } from '../../base/database.ts';
import { quoteName } from '../quote-name.ts';
import { removedComment } from './current-tables.ts';
import type { SchemaAction } from './schema-action.ts';
import { queueTask, type SchemaTask } from './schema-tasks.ts';
import type { Index } from './table.ts';

type Act<Name extends SchemaAction['act']> = Extract<SchemaAction, { act: Name }>;
type Schema = { schema: string; revision: number; now: Date };

/** What each action does at once, inside the publish. */
const statements: { [Name in SchemaAction['act']]: (action: Act<Name>, table: string, schema: Schema) => string | undefined } = {
  createTable: ({ columns }, table) => `create table ${table} (${columns.map(columnText).join(', ')})`,
  removeTable: (_action, table, { now }) => `comment on table ${table} is ${removedSince(now)}`,
  restoreTable: (_action, table) => `comment on table ${table} is null`,
  addColumn: ({ column }, table) => `alter table ${table} add column ${columnText(column)}`,
  removeColumn: ({ column }, table, { now }) => `comment on column ${table}.${quoteName(column)} is ${removedSince(now)}`,
  restoreColumn: ({ column }, table) => `comment on column ${table}.${quoteName(column)} is null`,
  setColumnAside: ({ column }, table, { revision }) =>
    `alter table ${table} rename column ${quoteName(column)} to ${quoteName(asideName(column, revision))}`,
  dropColumn: ({ column }, table) => `alter table ${table} drop column ${quoteName(column)}`,
  changeColumnType: ({ column, type, using }, table) =>
    `alter table ${table} alter column ${quoteName(column)} type ${type} using ${using}`,
  createIndex: ({ index, later }, table) =>
    later ? undefined : `create ${index.unique ? 'unique ' : ''}index ${quoteName(index.name)} on ${table} ${index.definition}`,
  dropIndex: ({ index }, _table, { schema }) => `drop index ${quoteName(schema)}.${quoteName(index)}`,
  addForeignKey: ({ key, later }, table) =>
    `alter table ${table} add constraint ${quoteName(key.name)} ${key.definition}${later ? ' not valid' : ''}`,
  dropForeignKey: ({ key }, table) => `alter table ${table} drop constraint ${quoteName(key)}`,
};

/** Runs the quick part of a plan in the caller's transaction and writes down the slow part for `runSlowDdl`. */
export async function runActions(tx: Transaction, actions: readonly SchemaAction[], schema: Schema): Promise<void> {
  for (const action of actions) {
    const table = `${quoteName(schema.schema)}.${quoteName(action.table)}`;
    const text = (statements[action.act] as (action: SchemaAction, table: string, schema: Schema) => string | undefined)(
      action,
      table,
      schema,
    );
    if (text) await tx.query({ text, values: [] });
    const task = slowTask(action, table);
    if (task) await queueTask(tx, schema.schema, { ...task, table: action.table });
  }
}

/** An index as a task of `runSlowDdl`; readers and writers go on meanwhile. */
export function buildLater({ name, unique, definition }: Index, table: string): Omit<SchemaTask, 'table'> {
  const statement = `create ${unique ? 'unique ' : ''}index concurrently ${quoteName(name)} on ${table} ${definition}`;
  return { name, kind: 'createIndex', statement };
}

function slowTask(action: SchemaAction, table: string): Omit<SchemaTask, 'table'> | undefined {
  if (action.act === 'createIndex' && action.later) return buildLater(action.index, table);
  if (action.act === 'addForeignKey' && action.later) {
    const { name } = action.key;
    return { name, kind: 'validate', statement: `alter table ${table} validate constraint ${quoteName(name)}` };
  }
  return undefined;
}

function columnText({ name, type, rule }: { name: string; type: string; rule?: string }): string {
  return `${quoteName(name)} ${type}${rule ? ` ${rule}` : ''}`;
}

/** A name that no field can have. */
function asideName(column: string, revision: number): string {
  return `~${revision}_${column}`.slice(0, 63);
}

function removedSince(now: Date): string {
  return `'${removedComment}${now.toISOString()}'`;
}
