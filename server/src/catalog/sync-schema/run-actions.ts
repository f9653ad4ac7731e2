import type { Transaction } from '../../base/database/database.ts';
import { quoteName, quoteText } from '../quote-name.ts';
import { refusalMark } from '../refusal-mark.ts';
import { convertedComment, removedComment } from './current-tables.ts';
import { asIndexProblem, type LabelOf } from './index-problem.ts';
import type { SchemaAction } from './schema-action.ts';
import { queueTask, type SchemaTask } from './schema-tasks.ts';
import { shadowFunction, shadowIndexName, shadowName } from './shadow-name.ts';
import type { Index } from './table.ts';

type Act<Name extends SchemaAction['act']> = Extract<SchemaAction, { act: Name }>;
type Schema = { schema: string; revision: number; now: Date; labelOf: LabelOf };

/** What each action does at once, inside the publish. */
const statements: { [Name in SchemaAction['act']]: (action: Act<Name>, table: string, schema: Schema) => string | string[] } = {
  createTable: ({ columns }, table) => `create table ${table} (${columns.map(columnText).join(', ')})`,
  removeTable: (_action, table, { now }) => `comment on table ${table} is ${removedSince(now)}`,
  restoreTable: (_action, table) => `comment on table ${table} is null`,
  addColumn: ({ column, initial }, table) =>
    initial === undefined
      ? `alter table ${table} add column ${columnText(column)}`
      : [
          `alter table ${table} add column ${columnText(column)} default ${initial}`,
          `alter table ${table} alter column ${quoteName(column.name)} drop default`,
        ],
  removeColumn: ({ column }, table, { now }) => `comment on column ${table}.${quoteName(column)} is ${removedSince(now)}`,
  restoreColumn: ({ column, from }, table) => [
    ...(from === undefined ? [] : [`alter table ${table} rename column ${quoteName(from)} to ${quoteName(column)}`]),
    `comment on column ${table}.${quoteName(column)} is null`,
  ],
  renameColumn: ({ column, to }, table) => `alter table ${table} rename column ${quoteName(column)} to ${quoteName(to)}`,
  setColumnAside({ column, forward }, table, { revision, now }) {
    const aside = quoteName(formerColumnName(column, revision));
    return [
      `alter table ${table} rename column ${quoteName(column)} to ${aside}`,
      `comment on column ${table}.${aside} is ${removedSince(now, forward)}`,
    ];
  },
  takeShadow: ({ table: name, column }, table, { schema }) => [
    ...dropKeeper(schema, name, column),
    `alter table ${table} rename column ${quoteName(shadowName(column))} to ${quoteName(column)}`,
    `comment on column ${table}.${quoteName(column)} is null`,
  ],
  fillColumn: ({ column, using, of = column }, table, { revision }) =>
    `update ${table} set ${quoteName(column)} = ${using.replaceAll('{value}', quoteName(formerColumnName(of, revision)))}`,
  refuseValues({ column, values, isList }, table, { revision }) {
    const gone = `array[${values.map(quoteText).join(', ')}]::text[]`;
    const holds = isList ? `not ${quoteName(column)} && ${gone}` : `${quoteName(column)} <> all (${gone})`;
    return `alter table ${table} add constraint ${quoteName(`${refusalMark}${revision}_${column}`)} check (${holds}) not valid`;
  },
  dropRefusal: ({ constraint }, table) => `alter table ${table} drop constraint ${quoteName(constraint)}`,
  changeColumnType: ({ column, type }, table) => `alter table ${table} alter column ${quoteName(column)} type ${type}`,
  createIndex: ({ index, later }, table) =>
    later ? [] : `create ${index.unique ? 'unique ' : ''}index ${quoteName(index.name)} on ${table} ${index.definition}`,
  takeIndex: ({ index }, _table, { schema }) =>
    `alter index ${quoteName(schema)}.${quoteName(shadowIndexName(index))} rename to ${quoteName(index)}`,
  renameIndex: ({ from, to }, _table, { schema }) =>
    `alter index ${quoteName(schema)}.${quoteName(from)} rename to ${quoteName(to)}`,
  renameKey: ({ from, to }, table) => `alter table ${table} rename constraint ${quoteName(from)} to ${quoteName(to)}`,
  dropIndex: ({ index }, _table, { schema }) => `drop index ${quoteName(schema)}.${quoteName(index)}`,
  addForeignKey: ({ key, later }, table) =>
    `alter table ${table} add constraint ${quoteName(key.name)} ${key.definition}${later ? ' not valid' : ''}`,
  dropForeignKey: ({ key }, table) => `alter table ${table} drop constraint ${quoteName(key)}`,
};

/** Runs the quick part of a plan in the caller's transaction and writes down the slow part for `runSlowDdl`. */
export async function runActions(tx: Transaction, actions: readonly SchemaAction[], schema: Schema): Promise<void> {
  for (const action of actions) {
    const table = `${quoteName(schema.schema)}.${quoteName(action.table)}`;
    const texts = (statements[action.act] as (action: SchemaAction, table: string, schema: Schema) => string | string[])(
      action,
      table,
      schema,
    );
    for (const text of [texts].flat())
      await tx.query({ text, values: [] }).catch((error) => {
        throw asIndexProblem({ table: action.table, labelOf: schema.labelOf }, error);
      });
    const task = slowTask(action, table);
    if (task) await queueTask(tx, schema.schema, { ...task, table: action.table });
  }
}

/** Takes away what keeps a shadow up to date. */
export function dropKeeper(schema: string, table: string, column: string): string[] {
  return [
    `drop trigger if exists ${quoteName(shadowName(column))} on ${quoteName(schema)}.${quoteName(table)}`,
    `drop function if exists ${quoteName(schema)}.${quoteName(shadowFunction(table, column))}()`,
  ];
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
function formerColumnName(column: string, revision: number): string {
  return `~${revision}_${column}`.slice(0, 63);
}

function removedSince(now: Date, forward?: string): string {
  return quoteText(`${removedComment}${now.toISOString()}${forward === undefined ? '' : convertedComment + forward}`);
}
