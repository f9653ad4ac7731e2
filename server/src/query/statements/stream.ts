import type { WireRecord } from '@tenon/metadata';
import sql, { join } from 'sql-template-tag';
import type { Row, Statement } from '../../base/database/database.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import type { ListShape } from '../parse/query-shape.ts';
import { selectColumns } from '../select/select-columns.ts';
import { compileSort, orderBy } from '../select/sort.ts';
import type { Reader } from '../select/title.ts';
import { fromClause, startCompiler } from '../source.ts';
import type { Viewer } from '../viewer.ts';
import { openObject } from './list.ts';
import { defaultSelect, defaultSort } from './list-defaults.ts';
import { finishPlan } from './plan.ts';
import { recordConditions } from './record-conditions.ts';
import type { StatementRun } from './run.ts';

/** All records of a query, for those who read them one by one. */
export type StreamPlan = {
  paths: readonly string[];
  bind(run: StatementRun): Statement;
  toRecord(row: Row, reader: Reader): WireRecord;
};

/** Throws `notFound` for an object, `invalidQuery` for a field that does not exist or is not the actor's to see. */
export function compileStream(snapshot: Snapshot, viewer: Viewer, shape: ListShape): StreamPlan {
  const compiler = startCompiler(snapshot, viewer);
  const source = openObject(compiler, shape.object);
  const paths = shape.select ?? defaultSelect(source, shape);
  const columns = selectColumns(source, paths);
  const keys = compileSort(source, shape.sort ?? defaultSort(source, shape));
  const where = recordConditions(source, shape);
  const statement = sql`select ${columns.sql} from ${fromClause(source)} where ${join(where, ' and ')} order by ${orderBy(source, keys)}`;
  return { paths, bind: finishPlan(statement, snapshot.revision, compiler).bind, toRecord: columns.toRecord };
}
