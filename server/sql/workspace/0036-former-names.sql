-- Former names of objects (kunde) and fields (account.umsatz) that callers of the API still use: how often, and when last, on any server.
create table sys_former_name (
  name text primary key,
  times bigint not null,
  used_at timestamptz not null
);
