-- Somebody asks to take one record past one checkpoint without what it asks for, and a second person lets them. Used once. Rows stay.
create table sys_pass (
  id uuid primary key,
  object text not null,
  record_id uuid not null,
  -- The gate of the object.
  checkpoint text not null,
  action text not null check (action in ('update', 'delete', 'restore')),
  -- Of an update: the option that the record takes.
  option text,
  reason text not null,
  requester uuid not null,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'granted', 'refused', 'withdrawn', 'expired', 'used')),
  decided_by uuid,
  decided_at timestamptz,
  comment text,
  -- Until then it waits for the second person; once granted, for its use.
  expires_at timestamptz not null,
  used_at timestamptz,
  check (decided_by <> requester),
  check ((state in ('granted', 'used')) <= (decided_by is not null))
);
create unique index sys_pass_open on sys_pass (object, record_id, checkpoint, action, coalesce(option, ''), requester) where state in ('asked', 'granted');
create index sys_pass_record on sys_pass (object, record_id, id desc);

-- What happened at checkpoints: who, when, why, with which values and files. Only added to; each row names the hash of the one before.
create table sys_checkpoint_log (
  number bigint primary key,
  at timestamptz not null,
  object text not null,
  record_id uuid,
  checkpoint text not null,
  -- The JSON text that is hashed; the columns beside it find it.
  content text not null,
  previous text not null,
  -- SHA-256 of the hash before, a line break and the content, in hexadecimal.
  hash text not null
);
create index sys_checkpoint_log_record on sys_checkpoint_log (object, record_id, number desc);

do $$
declare
  member text := (select role_name from tenon.workspace where schema_name = current_schema());
begin
  if member is null then return; end if;
  execute format('revoke update, delete on sys_checkpoint_log from %I', member);
  execute format('revoke delete on sys_pass from %I', member);
end $$;
