-- What a connection keeps beside its definition, which is literal and is exported.
create table sys_connection (
  name text primary key,
  -- Whoever saved it last: their rights decide what is sent.
  set_up_by uuid not null,
  -- Setting → its secret, encrypted with the server's key.
  secrets jsonb not null,
  -- Why it sends no more until it is saved or tested again: a text in both languages.
  stopped jsonb
);

-- Calls to outside systems. Those that were done go after 30 days, those that failed after 90.
create table sys_call (
  id uuid primary key,
  connection text not null,
  action text not null,
  -- The same in every attempt, so that the receiver can tell a repetition.
  key text not null,
  -- What is sent: a send of the connection by its name, or a step of a process as it was when it ran.
  send text,
  step jsonb,
  -- The event that set it off: { id, at, object, record, action, changed }. Values are read when the call is made.
  change jsonb,
  -- On whose behalf a process calls; null for sends, which go by whoever set the connection up.
  actor uuid,
  key_roles text[],
  status text not null check (status in ('waiting', 'done', 'failed')),
  attempts smallint not null default 0,
  due_at timestamptz,
  -- Why the last attempt failed: a text in both languages.
  problem jsonb,
  created_at timestamptz not null,
  ended_at timestamptz,
  unique (connection, key)
);
create index sys_call_due on sys_call (connection, due_at) where status = 'waiting';
create index sys_call_recent on sys_call (connection, id desc);
