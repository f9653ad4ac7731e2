import type { WireRecord } from '@tenon/metadata';
import sql, { join, raw } from 'sql-template-tag';
import type { Row, Statement } from '../../base/database/database.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import { compileFilter } from '../filter.ts';
import type { FilterShape } from '../parse/query-shape.ts';
import { selectColumns } from '../select/select-columns.ts';
import type { Reader } from '../select/title.ts';
import { allowed, fromClause, startCompiler } from '../source.ts';
import { type Viewer, withoutMasked } from '../viewer.ts';
import { openObject } from './list.ts';
import { finishPlan } from './plan.ts';
import { RunValue, type StatementRun } from './run.ts';

/** A record as a change left it: the row as JSON, which the event of the change keeps, or null to have it as it is now. */
export type RecordAtChange = { event: string; id: string; row: string | null; isDeleted: boolean };

export type AsOfChangeShape = { object: string; select: readonly string[]; filter?: FilterShape };

/** The records wait in slot 0. */
export type AsOfChangePlan = {
  bind(run: StatementRun): Statement;
  toRecords(rows: readonly Row[], reader: Reader): Map<string, WireRecord>;
};

/**
 * Those records that satisfied a filter when their change was made, by event. What stands in other records is as it is now, and so are the
 * rights. Left out is what has gone into the trash since, or come out of it.
 *
 * Conditions are worked out of them, so a field that is masked is not there. Throws `notFound` for an object, `invalidQuery` for a field that does not exist or is not the actor's to see.
 */
export function compileAsOfChange(snapshot: Snapshot, viewer: Viewer, shape: AsOfChangeShape): AsOfChangePlan {
  const source = openObject(startCompiler(snapshot, withoutMasked(viewer)), shape.object);
  source.rows = sql`(select e.event as "#event", r.* from unnest(${each('event')}::uuid[], ${each('id')}::uuid[], ${each('row')}::text[],
      ${each('isDeleted')}::boolean[]) as e(event, id, "row", is_deleted)
    join ${raw(source.object.table)} d on d.id = e.id and (d.deleted_at is not null) = e.is_deleted
    cross join jsonb_populate_record(d, e."row"::jsonb) r)`;
  const { sql: columns, toRecord } = selectColumns(source, shape.select);
  const where = [raw('true'), ...allowed(source)];
  if (shape.filter) where.push(compileFilter(source, shape.filter));
  const statement = sql`select ${raw(source.alias)}."#event", ${columns} from ${fromClause(source)} where ${join(where, ' and ')}`;
  const toRecords = (rows: readonly Row[], reader: Reader) =>
    new Map(rows.map((row) => [row['#event'] as string, toRecord(row, reader)]));
  return { ...finishPlan(statement, snapshot.revision, source.compiler), toRecords };
}

function each(part: keyof RecordAtChange): RunValue {
  return new RunValue(({ slots }) => (slots[0] as RecordAtChange[]).map((record) => record[part]));
}
