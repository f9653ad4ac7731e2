import type { Transaction } from '../../base/database/database.ts';
import { refusalMark } from '../refusal-mark.ts';
import { platformMade } from './schema-name.ts';
import type { Table, TableColumn } from './table.ts';

/** What a comment says on a column or table that is no longer defined: since when. */
export const removedComment = 'tenon:removed ';
/** What it says then, behind the time, of a column whose values became others, and how. */
export const convertedComment = ' converted ';
/** What it says of a shadow: still being filled, or filled, and with what. */
export const shadowComments = { filling: 'tenon:filling ', filled: 'tenon:filled ' };

type TableRow = {
  name: string;
  rows: number;
  comment: string | null;
  columns: { name: string; type: string; comment: string | null; kept: boolean }[];
  indexes: string[];
  unfinished: string[];
  constraints: string[];
  refusals: string[];
};

/** The tables of a schema as PostgreSQL has them, system tables left out. Indexes that are not finished are told apart: who would build one of that name now would be refused. */
export async function currentTables(tx: Pick<Transaction, 'query'>, schema: string): Promise<Table[]> {
  const rows = await tx.query<TableRow>({
    text: `
      select c.relname as name, ${estimatedRows} as rows, obj_description(c.oid, 'pg_class') as comment,
        (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
            'comment', col_description(c.oid, a.attnum), 'kept', exists (
              select from pg_trigger t where t.tgrelid = c.oid and t.tgname = a.attname)) order by a.attnum), '[]')
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
        (select coalesce(json_agg(x.relname), '[]')
          from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid and i.indisvalid) as indexes,
        (select coalesce(json_agg(x.relname), '[]')
          from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid and not i.indisvalid) as unfinished,
        (select coalesce(json_agg(k.conname), '[]') from pg_constraint k where k.conrelid = c.oid and k.contype = 'f') as constraints,
        (select coalesce(json_agg(k.conname), '[]') from pg_constraint k
          where k.conrelid = c.oid and k.contype = 'c' and starts_with(k.conname, $2)) as refusals
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind in ('r', 'p') and not starts_with(c.relname, 'sys_')
      order by c.relname`,
    values: [schema, refusalMark],
  });
  return rows.map(({ name, rows, comment, columns, indexes, unfinished, constraints, refusals }) => ({
    name,
    rows,
    removedAt: removedSince(comment),
    columns: columns.map(toColumn),
    indexes: indexes
      .filter((index) => platformMade.test(index))
      .map((name) => ({ name, definition: '', unique: name.startsWith('ux') })),
    unfinished,
    ...(refusals.length > 0 && { refusals }),
    foreignKeys: constraints.filter((each) => platformMade.test(each)).map((name) => ({ name, definition: '' })),
  }));
}

/** As the planner does it; a table that was never looked at is measured by its size. */
const estimatedRows = `case when c.relpages > 0 and c.reltuples > 0
  then c.reltuples::float8 / c.relpages * (pg_relation_size(c.oid) / current_setting('block_size')::float8)
  else pg_relation_size(c.oid) / 150::float8 end`;

/** A shadow whose trigger is missing, as in a restored backup, has not heard of everything. */
function toColumn({ name, type, comment, kept }: TableRow['columns'][number]): TableColumn {
  const { filled } = shadowComments;
  const [, forward] = comment?.split(convertedComment) ?? [];
  return {
    ...{ name, type, removedAt: removedSince(comment) },
    ...(forward !== undefined && comment?.startsWith(removedComment) && { forward }),
    ...(kept && comment?.startsWith(filled) && { filled: comment.slice(filled.length) }),
  };
}

function removedSince(comment: string | null): string | undefined {
  if (!comment?.startsWith(removedComment)) return undefined;
  return comment.slice(removedComment.length).split(' ')[0];
}
