-- What follows from other columns (an amount in base currency, an address in one text) is written with them: adding or changing a column that
-- the database works out itself rewrites the whole table and keeps everybody out meanwhile. The values stay as they are.

do $$
declare
  found record;
begin
  for found in
    select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and a.attgenerated = 's' and not a.attisdropped
      and not starts_with(c.relname, 'sys_')
    order by c.relname, a.attnum
  loop
    execute format('alter table %I alter column %I drop expression', found.relname, found.attname);
  end loop;
end $$;
