import type { ClientBase } from 'pg';

/** A table as the statements that make it: `make` before its rows, `finish` after them, `link` once all tables have theirs. */
export type DescribedTable = {
  schema: string;
  name: string;
  /** Those that are kept; generated ones PostgreSQL works out again. */
  columns: string[];
  make: string[];
  finish: string[];
  link: string[];
};

/**
 * The tables of all workspaces and of the directory, from PostgreSQL's own catalogue rather than from definitions: what was removed and
 * is still kept belongs to them too. Throws where something is there that these statements would lose.
 */
export async function describeTables(client: ClientBase): Promise<DescribedTable[]> {
  // Names come out whole, and so does what is in `public`.
  await client.query("select pg_catalog.set_config('search_path', '', true)");
  const { rows: strangers } = await client.query<{ name: string }>(unknownParts);
  if (strangers.length > 0)
    throw new Error(`A backup cannot keep ${strangers.map(({ name }) => name).join(', ')}: Tenon did not make that.`);
  const { rows } = await client.query<DescribedTable>(tables);
  return rows;
}

const ours = `(n.nspname = 'tenon' or n.nspname in (select schema_name from tenon.workspace))`;

/** Anything but plain tables with their indexes. Values that a publish is still making, under names with `~`, are made again after a restore. */
const unknownParts = `
  select format('%s %I.%I', case c.relkind when 'S' then 'sequence' when 'v' then 'view' else 'relation' end, n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and (c.relkind not in ('r', 'i', 't') or c.relispartition or c.relrowsecurity or c.reloptions is not null and c.relkind = 'r')
  union all select format('function %I.%I', n.nspname, p.proname) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours} and not starts_with(p.proname, '~')
  union all select format('trigger %I on %I.%I', t.tgname, n.nspname, c.relname)
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not t.tgisinternal and not starts_with(t.tgname, '~')
  union all select format('identity of %I.%I', n.nspname, c.relname)
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where ${ours} and a.attidentity <> ''`;

const tables = `
  select n.nspname as schema, c.relname as name,
    (select coalesce(json_agg(attname order by attnum), '[]') from kept where attgenerated = '') as columns,
    (select json_build_array(format('create table %I.%I (%s)', n.nspname, c.relname, string_agg(format('%I %s%s%s%s', attname,
        format_type(atttypid, atttypmod),
        case when other_order is not null then ' collate ' || other_order else '' end,
        case when attgenerated = 's' then ' generated always as (' || expression || ') stored'
          when attgenerated = 'v' then ' generated always as (' || expression || ') virtual'
          when expression is not null then ' default ' || expression else '' end,
        case when attnotnull then ' not null' else '' end), ', ' order by attnum))) from kept) as make,
    (select coalesce(json_agg(statement order by first, statement), '[]') from (
      select 0 as first, format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, conname, pg_get_constraintdef(oid)) as statement
        from pg_constraint where conrelid = c.oid and contype in ('p', 'u', 'x', 'c')
      union all select 1, pg_get_indexdef(indexrelid) from pg_index join pg_class x on x.oid = indexrelid
        where indrelid = c.oid and indisvalid and not starts_with(x.relname, '~') and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
      union all select 2, format('comment on table %I.%I is %L', n.nspname, c.relname, obj_description(c.oid, 'pg_class'))
        where obj_description(c.oid, 'pg_class') is not null
      union all select 2, format('comment on column %I.%I.%I is %L', n.nspname, c.relname, attname, col_description(c.oid, attnum))
        from kept where col_description(c.oid, attnum) is not null) parts) as finish,
    (select coalesce(json_agg(format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, conname, pg_get_constraintdef(oid))
        order by conname), '[]')
      from pg_constraint where conrelid = c.oid and contype = 'f') as link
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and c.relkind = 'r' order by (n.nspname <> 'tenon'), n.nspname, c.relname`.replace(
  /\bfrom kept\b/g,
  `from (select a.*, pg_get_expr(d.adbin, d.adrelid) as expression,
      (select format('%I.%I', cn.nspname, l.collname) from pg_collation l join pg_namespace cn on cn.oid = l.collnamespace
        join pg_type y on y.oid = a.atttypid where l.oid = a.attcollation and a.attcollation <> y.typcollation) as other_order
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and not starts_with(a.attname, '~new_')) kept`,
);
