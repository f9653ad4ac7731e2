-- Dinars have three decimals, others four: amounts are kept as they are, and how many a currency allows is asked where they are read. No table is
-- rewritten. An amount is known by its columns: `…_rate` is numeric(20,10), `…_base` numeric.
do $$
declare
  amount record;
begin
  for amount in
    select c.relname as owner, own.attname as name
    from pg_attribute own
    join pg_class c on c.oid = own.attrelid and c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
    join pg_attribute base on base.attrelid = c.oid and base.attname = own.attname || '_base'
    join pg_attribute rate on rate.attrelid = c.oid and rate.attname = own.attname || '_rate'
    join pg_attribute code on code.attrelid = c.oid and code.attname = own.attname || '_currency'
    where own.atttypid = 'numeric'::regtype and own.atttypmod <> -1 and base.atttypid = 'numeric'::regtype and base.atttypmod = -1
      and code.atttypid = 'text'::regtype and rate.atttypid = 'numeric'::regtype and rate.atttypmod = (20 << 16 | 10) + 4
  loop
    execute format('alter table %I alter column %I type numeric', amount.owner, amount.name);
  end loop;
end $$;
