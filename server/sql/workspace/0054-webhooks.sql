-- The address at which other systems set a process off.
create table sys_webhook (
  id uuid primary key,
  process text not null unique,
  -- Sealed.
  secret text not null,
  made_by uuid not null,
  made_at timestamptz not null
);

-- What came there. What was refused has done nothing, and may come again.
create table sys_delivery (
  id uuid primary key,
  webhook uuid not null references sys_webhook (id) on delete cascade,
  -- As the sender names it: what is taken under a name is taken once.
  event text,
  at timestamptz not null,
  state text not null check (state in ('received', 'refused')),
  -- So often it came again.
  repeats integer not null default 0,
  problem jsonb,
  -- The beginning of the body, where the sender had shown who it is.
  seen text,
  record_id uuid
);
create unique index sys_delivery_event on sys_delivery (webhook, event) where state = 'received';
create index sys_delivery_latest on sys_delivery (webhook, id desc);
