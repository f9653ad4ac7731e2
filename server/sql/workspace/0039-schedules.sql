-- When a process that times set off is to be looked at next; a row for each, made when it is published.
create table sys_schedule (
  process text primary key,
  -- What it waited for when `next_at` was worked out.
  trigger jsonb not null,
  -- The revision that said so: a server that knows only an older one leaves it alone.
  revision integer not null,
  next_at timestamptz not null,
  -- Of one that goes by dates of records: those up to here have been looked for.
  swept_at timestamptz not null
);
create index sys_schedule_next on sys_schedule (next_at);
