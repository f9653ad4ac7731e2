import { createHash } from 'node:crypto';
import type { Page } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Row, Statement } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import { type Cursor, encodeCursor } from '../parse/cursor.ts';
import { orderKey } from '../parse/query-key.ts';
import type { ListShape } from '../parse/query-shape.ts';
import { afterCursor } from '../select/after-cursor.ts';
import { selectColumns } from '../select/select-columns.ts';
import { compileSort, orderBy, type SortKey } from '../select/sort.ts';
import {
  allowedParts,
  type Compiler,
  columnOf,
  exceptions,
  fromClause,
  openSource,
  pageOf,
  type Source,
  startCompiler,
} from '../source.ts';
import type { Viewer } from '../viewer.ts';
import { defaultSelect, defaultSort } from './list-defaults.ts';
import { finishPlan } from './plan.ts';
import { recordConditions } from './record-conditions.ts';
import type { StatementRun } from './run.ts';

/** A page of records in one statement, compiled for everybody with the same rights. */
export type ListPlan = { bind(run: StatementRun): Statement; toPage(rows: readonly Row[], run: StatementRun): Page };

const cappedCount = 10_000;

/** Throws `notFound` for an object, `invalidQuery` for a field that does not exist or is not the actor's to see. */
export function compileList(snapshot: Snapshot, viewer: Viewer, shape: ListShape): ListPlan {
  const compiler = startCompiler(snapshot, viewer);
  const source = openObject(compiler, shape.object);
  source.isReadable = !shape.trash;
  const page = pageOf(source);
  const columns = selectColumns(page, shape.select ?? defaultSelect(source, shape));
  const keys = compileSort(source, shape.sort ?? defaultSort(source, shape));
  const parts = conditionsOfParts(source, shape);
  const after = shape.cursor && afterCursor(keys, shape.cursor);
  const count = shape.count ? sql`, ${countRecords(compiler, shape)} as total` : raw('');
  // One more than asked for tells whether there is a next page. It is part of the text so that the planner knows it.
  const limit = raw(`limit ${shape.limit + 1}`);
  const choose = (...more: Sql[]) =>
    parts.map(
      (where) =>
        sql`from ${fromClause(source)} where ${join([...where, ...more], ' and ')} order by ${orderBy(source, keys)} ${limit}`,
    );
  const chosen = after ? choose(after.next) : choose();
  // Looked for only where the others do not fill the page.
  const behind = after?.empties ? choose(after.empties, sql`(select count(*) from filled) <= ${raw(String(shape.limit))}`) : [];
  const select = (pageKeys: readonly SortKey[]) => sql`select ${join([columns.sql, ...sortValues(pageKeys)], ', ')}${count}`;
  const isPlain = page.joins.length === 0 && chosen.length + behind.length === 1;
  const statement = isPlain ? sql`${select(keys)} ${chosen[0]}` : joinToPage(page, { chosen, behind, keys, limit, select });
  const plan = finishPlan(statement, snapshot.revision, compiler);
  const order = createHash('sha256')
    .update(`${orderKey(shape)}|${compiler.collation}`)
    .digest('base64url')
    .slice(0, 16);
  return {
    bind(run) {
      if (shape.cursor && (run.slots[shape.cursor.slot] as Cursor).order !== order) throw new TenonError('badCursor');
      return plan.bind(run);
    },
    toPage(rows, { actor: reader }) {
      const records = rows.slice(0, shape.limit).map((row) => columns.toRecord(row, reader));
      const last = rows.length > shape.limit ? rows[shape.limit - 1] : undefined;
      return {
        records,
        ...(last && {
          next: encodeCursor({ order, values: keys.map((key, index) => last[sortName(key, index)] as string | null) }),
        }),
        ...(shape.count && { count: readCount(shape.count, rows) }),
      };
    },
  };
}

/** One list of conditions for each part of what is allowed. */
function conditionsOfParts(source: Source, shape: ListShape): Sql[][] {
  return allowedParts(source).map((rights) => recordConditions(source, shape, rights));
}

type Chosen = {
  chosen: readonly Sql[];
  /** Those that come behind all of the chosen, if they are `filled` but do not fill the page. */
  behind: readonly Sql[];
  keys: readonly SortKey[];
  limit: Sql;
  select: (keys: readonly SortKey[]) => Sql;
};

/**
 * The page first, out of the first of each part; then what is shown of other records: where no index gives the order, the titles of all records
 * would be joined before the first fifty are taken. Columns that nobody asks for, the planner leaves out.
 */
function joinToPage(page: Source, { chosen, behind, keys, limit, select }: Chosen): Sql {
  const { alias } = page;
  // No field has such a name.
  const named = keys.map((key, index) => sql`${key.sql} as ${raw(`"#${index}"`)}`);
  const pageKeys = keys.map((key, index) => ({ ...key, sql: raw(`${alias}."#${index}"`) }));
  const toRows = (part: Sql) => sql`select ${raw(alias)}.*, ${join(named, ', ')} ${part}`;
  const [parts, more] = [chosen.map(toRows), behind.map(toRows)] as const;
  const isOne = parts.length + more.length === 1;
  const rows = isOne
    ? sql`(${parts[0]})`
    : sql`((${join(more.length > 0 ? [raw('table filled'), ...more] : parts, ') union all (')}))`;
  const shown = fromClause({ ...page, rows });
  const first = isOne ? raw('') : sql` ${limit}`;
  const filled = more.length > 0 ? sql`with filled as materialized ((${join(parts, ') union all (')})) ` : raw('');
  return sql`${filled}${select(pageKeys)} from ${shown} order by ${orderBy(page, pageKeys)}${first}`;
}

/** The table of an object that a statement begins with. Throws `notFound` for one that is not there or not the viewer's to read. */
export function openObject(compiler: Compiler, object: string): Source {
  const source = openSource(compiler, object);
  if (!source) throw new TenonError('notFound');
  return source;
}

/** Sort values as text, which a cursor gives back without loss: the driver's instants have only milliseconds. */
function sortValues(keys: readonly SortKey[]): Sql[] {
  return keys.flatMap((key, index) => {
    const name = sortName(key, index);
    return name === 'id' ? [] : [sql`${key.sql}${raw(key.cast === 'text' ? '' : '::text')} as ${raw(name)}`];
  });
}

/** The id is selected anyway. */
function sortName(key: SortKey, index: number): string {
  return key.name === 'id' ? 'id' : `k${index}`;
}

/** All records of the query on every page; `capped` stops where people stop caring. */
function countRecords(compiler: Compiler, shape: ListShape): Sql {
  const source = openObject(compiler, shape.object);
  // Those that are not are taken off again by the same conditions.
  source.isReadable = !shape.trash;
  const hidden = exceptions(source);
  if (hidden) return countAllBut(source, hidden, shape);
  const parts = conditionsOfParts(source, shape).map((where) => selectWhere(source, where));
  const limit = raw(shape.count === 'capped' ? ` limit ${cappedCount + 1}` : '');
  return sql`(select count(*) from (${join(parts, ' union all ')}${limit}) n)`;
}

/** Who sees all but what lies beneath the trash: those few are taken off at the end, since to ask of each record takes longer than to count it. */
function countAllBut(source: Source, hidden: readonly Sql[][], shape: ListShape): Sql {
  const some = hidden.map((where) => selectWhere(source, recordConditions(source, shape, where), columnOf(source, 'id')));
  const all = selectWhere(source, recordConditions(source, shape, []));
  const limit = raw(shape.count === 'capped' ? ` limit ${cappedCount + 1} + hidden.n` : '');
  return sql`(select (select count(*) from (${all}${limit}) n) - hidden.n from (select count(*) as n from (${join(some, ' union ')}) h) hidden)`;
}

function selectWhere(source: Source, where: readonly Sql[], columns: Sql = raw('')): Sql {
  return sql`select ${columns} from ${fromClause(source)} where ${join(where, ' and ')}`;
}

function readCount(mode: 'capped' | 'exact', rows: readonly Row[]): Page['count'] {
  const total = Number(rows[0]?.total ?? 0);
  return mode === 'capped' && total > cappedCount ? { value: cappedCount, capped: true } : { value: total, capped: false };
}
