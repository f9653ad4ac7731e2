-- Slow changes of the schema that a publish left for later: indexes and validations on big tables. Done tasks are removed.
create table sys_schema_task (
  -- Name of the index or constraint.
  name text primary key,
  table_name text not null,
  kind text not null check (kind in ('createIndex', 'validate')),
  statement text not null,
  status text not null default 'queued' check (status in ('queued', 'running', 'failed')),
  problem text,
  created_at timestamptz not null default now(),
  started_at timestamptz
);
