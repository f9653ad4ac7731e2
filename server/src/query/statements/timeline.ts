import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { CompiledObject, Snapshot } from '../../catalog/snapshot.ts';
import { isInstant } from '../date-bucket.ts';
import { linkColumns } from '../link-columns.ts';
import { type Compiler, columnOf, fromClause, openSource, readable, readableField, startCompiler } from '../source.ts';
import { valueAtPathEnd } from '../value.ts';
import type { Viewer } from '../viewer.ts';
import { openObject } from './list.ts';
import { finishPlan, type Plan } from './plan.ts';
import { RunValue } from './run.ts';
import { shownComment } from './shown-comment.ts';
import { systemTable } from './system-table.ts';

/** Items of a timeline that are field changes; all others bear the name of their object. */
export const changeType = 'change';
/** Comments; no object has such a name. */
export const commentType = '~comment';

const slot = (index: number, cast: string) => sql`${new RunValue((run) => run.slots[index])}::${raw(cast)}`;
const record = slot(0, 'uuid');
const lastAt = slot(1, 'timestamptz');
const lastId = slot(2, 'uuid');
const limit = slot(3, 'int');
const timeZone = sql`${new RunValue(({ actor }) => actor.timeZone)}::text`;
const newestFirst = sql`order by at desc, id desc limit ${limit}`;

/**
 * What belongs on a record's timeline as (type, id, at), newest first: its changes, what is said about it, and the activities that point at it. Slots: 0 the
 * record, 1 and 2 instant and id of the item before (null: from the newest), 3 the number of rows.
 */
export function compileTimeline(snapshot: Snapshot, viewer: Viewer, object: string): Plan {
  const compiler = startCompiler(snapshot, viewer);
  const source = openObject(compiler, object);
  const changes = sql`select ${changeType}::text as type, h.id, h.at from ${systemTable(source, 'sys_history')} h where h.object = ${object} and h.record_id = ${record}`;
  const comments = sql`select ${commentType}::text as type, c.id, c.at from ${systemTable(source, 'sys_comment')} c
    where c.object = ${object} and c.record_id = ${record} and ${raw(shownComment('c', systemTable(source, 'sys_comment').sql))}`;
  const activities = [...snapshot.objects.values()].flatMap((each) => compileActivity(compiler, each, object) ?? []);
  const parts = [changes, comments, ...activities].map(
    (part) => sql`(select * from (${part}) p where ${lastAt} is null or (p.at, p.id) < (${lastAt}, ${lastId}) ${newestFirst})`,
  );
  return finishPlan(
    sql`select i.type, i.id, i.at::text as at from (${join(parts, ' union all ')}) i order by i.at desc, i.id desc limit ${limit}`,
    snapshot.revision,
  );
}

/** Undefined for objects that are no activities, or none about such records, as far as the actor may know. */
function compileActivity(compiler: Compiler, { name, body }: CompiledObject, about: string): Sql | undefined {
  const source = body.activity && openSource(compiler, name);
  const related = source && readableField(source, body.activity?.related ?? '');
  if (!source || !related?.targets.includes(about)) return undefined;
  const link = linkColumns(related, source.alias);
  const where = [sql`${link.id} = ${record}`, ...(link.object ? [sql`${link.object} = ${about}`] : []), ...readable(source)];
  const at = readableField(source, body.activity?.at ?? '');
  const value = at && valueAtPathEnd({ source, field: at });
  const instant = value && (isInstant(value) ? value.sql : sql`(${value.sql}::timestamp at time zone ${timeZone})`);
  const made = columnOf(source, 'created_at');
  return sql`select ${name}::text as type, ${columnOf(source, 'id')} as id, ${instant ? sql`coalesce(${instant}, ${made})` : made} as at
    from ${fromClause(source)} where ${join(where, ' and ')}`;
}
