import type { Transaction } from '../../base/database.ts';
import { platformMade } from './schema-name.ts';
import type { Table } from './table.ts';

/** What a comment says on a column or table that is no longer defined: since when. */
export const removedComment = 'tenon:removed ';

type TableRow = {
  name: string;
  rows: number;
  comment: string | null;
  columns: { name: string; type: string; comment: string | null }[];
  indexes: string[];
  constraints: string[];
};

/** The tables of a schema as PostgreSQL has them, system tables left out. Indexes that failed to build do not count. */
export async function currentTables(tx: Pick<Transaction, 'query'>, schema: string): Promise<Table[]> {
  const rows = await tx.query<TableRow>({
    text: `
      select c.relname as name, greatest(c.reltuples, 0)::float8 as rows, obj_description(c.oid, 'pg_class') as comment,
        (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
            'comment', col_description(c.oid, a.attnum)) order by a.attnum), '[]')
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
        (select coalesce(json_agg(x.relname), '[]')
          from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid and i.indisvalid) as indexes,
        (select coalesce(json_agg(k.conname), '[]') from pg_constraint k where k.conrelid = c.oid and k.contype = 'f') as constraints
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind in ('r', 'p') and not starts_with(c.relname, 'sys_')
      order by c.relname`,
    values: [schema],
  });
  return rows.map(({ name, rows, comment, columns, indexes, constraints }) => ({
    name,
    rows,
    removedAt: removedSince(comment),
    columns: columns.map(({ comment, ...column }) => ({ ...column, removedAt: removedSince(comment) })),
    indexes: indexes
      .filter((index) => platformMade.test(index))
      .map((name) => ({ name, definition: '', unique: name.startsWith('ux') })),
    foreignKeys: constraints.filter((each) => platformMade.test(each)).map((name) => ({ name, definition: '' })),
  }));
}

function removedSince(comment: string | null): string | undefined {
  return comment?.startsWith(removedComment) ? comment.slice(removedComment.length) : undefined;
}
