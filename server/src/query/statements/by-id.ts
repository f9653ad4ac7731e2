import type { WireRecord } from '@tenon/metadata';
import sql, { join, raw } from 'sql-template-tag';
import type { Row, Statement } from '../../base/database/database.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import { selectColumns } from '../select/select-columns.ts';
import type { Reader } from '../select/title.ts';
import { fromClause, startCompiler } from '../source.ts';
import type { Viewer } from '../viewer.ts';
import { openObject } from './list.ts';
import { defaultSelect } from './list-defaults.ts';
import { finishPlan } from './plan.ts';
import { recordConditions } from './record-conditions.ts';
import { RunValue, type StatementRun } from './run.ts';

export type ByIdShape = { object: string; select?: readonly string[]; trash: boolean };

/** Records by their ids, which wait in slot 0. */
export type ByIdPlan = { bind(run: StatementRun): Statement; toRecord(row: Row, reader: Reader): WireRecord };

/** Throws `notFound` for an object, `invalidQuery` for a field that does not exist or is not the actor's to see. */
export function compileById(snapshot: Snapshot, viewer: Viewer, shape: ByIdShape): ByIdPlan {
  const source = openObject(startCompiler(snapshot, viewer), shape.object);
  source.isReadable = !shape.trash;
  const { sql: columns, toRecord } = selectColumns(source, shape.select ?? defaultSelect(source, shape));
  const ids = new RunValue((run) => run.slots[0]);
  const where = [sql`${raw(source.alias)}.id = any(${ids}::uuid[])`, ...recordConditions(source, shape)];
  const statement = sql`select ${columns} from ${fromClause(source)} where ${join(where, ' and ')}`;
  return { ...finishPlan(statement, snapshot.revision), toRecord };
}
