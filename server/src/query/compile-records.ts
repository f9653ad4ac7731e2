import { raw, type Sql } from 'sql-template-tag';
import type { Snapshot } from '../catalog/snapshot.ts';
import { compileFilter } from './filter.ts';
import { disjointParts, exceptionsOf, type RecordFilter } from './record-filter.ts';
import { type LinkSearch, openTable, type Source, startCompiler } from './source.ts';
import { seesAll } from './viewer.ts';

/** A filter of rights as a condition on a table, where it is not simply everything or nothing. */
export type RowCondition = 'all' | 'none' | Sql;

type Table = { object: string; alias: string; rows?: string | undefined };

/**
 * Records of the table known as `alias`, or of the few `rows` that stand in for it. Says nothing of the trash, and joins nothing, so that it fits any statement: what lies behind a link
 * is asked for by `linked`. Answers `all` or `none` where the filter is simply that, so that a statement may leave it out.
 *
 * `compileRecords(snapshot, { object: 'deal', alias: 't' }, { field: 'owner', op: 'in', value: { actor: 'team' } })` → ``sql`t.owner = any(…)` ``
 */
export function compileRecords(snapshot: Snapshot, table: Table, records: RecordFilter): RowCondition {
  const { alias, rows } = table;
  return compileRow(openRecords(snapshot, table, rows === undefined ? 'one by one' : { alias, name: rows }), records);
}

/** The same in parts without a record in common, each in the form that an index answers. */
export function compileRecordParts(snapshot: Snapshot, table: Table, records: RecordFilter): RowCondition[] {
  const source = openRecords(snapshot, table, 'as set');
  return disjointParts(records).map((part) => compileRow(source, part));
}

/** What no record may be, each in the form that an index answers; undefined where the filter says anything else. */
export function compileExceptions(snapshot: Snapshot, table: Table, records: RecordFilter): RowCondition[] | undefined {
  const source = openRecords(snapshot, table, 'as set');
  return exceptionsOf(records)?.map((exception) => compileRow(source, exception));
}

function compileRow(source: Source, records: RecordFilter): RowCondition {
  if (typeof records === 'string') return records;
  const condition = compileFilter(source, records);
  if (source.joins.length > 0) throw new Error(`a filter of rights on ${source.object.name} needs a join`);
  return condition;
}

/** Conditions to be joined by `and`; none where every record is meant. */
export function compileWhole(source: Source, records: RecordFilter): Sql[] {
  return toConditions(typeof records === 'string' ? records : compileFilter(source, records));
}

/** Conditions of each part. */
export function compileParts(source: Source, records: RecordFilter): Sql[][] {
  return disjointParts(records).map((part) => compileWhole(source, part));
}

/** A condition as a list to be joined by `and`: none where all records meet it. */
export function toConditions(condition: RowCondition): Sql[] {
  if (condition === 'all') return [];
  return [condition === 'none' ? raw('false') : condition];
}

/** Aliases are told apart from those of the statement that the condition comes into. */
function openRecords(snapshot: Snapshot, { object, alias }: Table, links: LinkSearch): Source {
  const compiler = { ...startCompiler(snapshot, { visible: seesAll }), aliases: { prefix: `${alias}_`, next: 0 }, links };
  return openTable(compiler, object, alias);
}
