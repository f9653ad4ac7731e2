import sql, { join, raw } from 'sql-template-tag';
import type { Snapshot } from '../../catalog/snapshot.ts';
import { allowed, startCompiler } from '../source.ts';
import type { Viewer } from '../viewer.ts';
import { openObject } from './list.ts';
import { finishPlan, type Plan } from './plan.ts';
import { RunValue } from './run.ts';
import { systemTable } from './system-table.ts';

/**
 * History rows of a record that the actor may read, newest first. Slots: 0 the record, 1 the id before which to look (null: from
 * the newest), 2 ids to pick (null: all), 3 the number of rows. A record without such rows gives one row of nulls, one that is
 * not the actor's none. Deleted records count: their history is what tells who deleted them.
 */
export function compileHistory(snapshot: Snapshot, viewer: Viewer, object: string): Plan {
  const source = openObject(startCompiler(snapshot, viewer), object);
  const t = raw(source.alias);
  const [record, before, picked, limit] = [0, 1, 2, 3].map((slot) => new RunValue((run) => run.slots[slot]));
  const where = join([sql`${t}.id = ${record}::uuid`, ...allowed(source)], ' and ');
  return finishPlan(
    sql`select h.id, h.at, h.actor, h.source, h.action, h.changes, b.button from ${raw(source.object.table)} ${t}
      left join ${systemTable(source, 'sys_history')} h on h.object = ${object} and h.record_id = ${t}.id
        and (${before}::uuid is null or h.id < ${before}::uuid) and (${picked}::uuid[] is null or h.id = any(${picked}::uuid[]))
      left join ${systemTable(source, 'sys_batch')} b on b.id = h.batch
      where ${where} order by h.id desc limit ${limit}::int`,
    snapshot.revision,
  );
}
