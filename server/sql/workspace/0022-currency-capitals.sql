-- Codes of currencies were kept as they were sent. An amount is known by its columns: `…_rate` is numeric(20,10), `…_base` numeric.
do $$
declare
  amount record;
begin
  for amount in
    select c.relname as owner, code.attname as code
    from pg_attribute base
    join pg_class c on c.oid = base.attrelid and c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
    join pg_attribute code on code.attrelid = c.oid and code.attname = regexp_replace(base.attname, '_base$', '_currency')
    join pg_attribute rate on rate.attrelid = c.oid and rate.attname = regexp_replace(base.attname, '_base$', '_rate')
    where base.attname like '%\_base' and base.atttypid = 'numeric'::regtype and base.atttypmod = -1
      and code.atttypid = 'text'::regtype and rate.atttypid = 'numeric'::regtype and rate.atttypmod = (20 << 16 | 10) + 4
  loop
    execute format('update %I set %I = upper(%2$I) where %2$I <> upper(%2$I)', amount.owner, amount.code);
  end loop;
end $$;
