import type { Client } from 'pg';

/** The tables of a schema as text that stays the same wherever it is made: columns, constraints and indexes by name. */
export async function describeSchema(client: Client, schema: string): Promise<string> {
  const { rows } = await client.query<{ table: string; parts: string[]; indexes: string[] | null }>(
    `select c.relname as table,
       (select array_agg(format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end,
            coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) order by a.attnum)
          from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
       || coalesce((select array_agg(format('constraint %I %s', conname, pg_get_constraintdef(oid)) order by conname)
          from pg_constraint where conrelid = c.oid and contype <> 'n'), '{}') as parts,
       (select array_agg(pg_get_indexdef(indexrelid) order by indexrelid::regclass::text) from pg_index
          where indrelid = c.oid and not exists (select from pg_constraint where conindid = indexrelid)) as indexes
     from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
    [schema],
  );
  const tables = rows.map(({ table, parts, indexes }) =>
    [
      `create table ${schema}.${table} (\n  ${parts.join(',\n  ')}\n);`,
      ...(indexes ?? []).map((index) => `${lower(index)};`),
    ].join('\n'),
  );
  return `${tables.join('\n\n')}\n`;
}

function lower(index: string): string {
  return index
    .replace(/^CREATE (UNIQUE )?INDEX/, (words) => words.toLowerCase())
    .replace(/ (ON|USING|WHERE) /g, (word) => word.toLowerCase());
}
