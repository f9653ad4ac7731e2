-- Lists that took long, on any server, by the index that may help: what is suggested to administrators.
create table sys_slow_list (
  object text not null,
  -- as an object's definition has it: {"filter": [field], "sort": [{"field", "direction"}]}
  wanted jsonb not null,
  times integer not null,
  -- in milliseconds
  slowest integer not null,
  seen_at timestamptz not null,
  primary key (object, wanted)
);
