-- System tables of one workspace. Tables of objects stand beside them under their own names; none may begin with sys_.

create table sys_definition (
  kind text not null,
  name text not null,
  -- base: shipped by a solution · overlay: what the workspace changed · draft: a change not yet published
  layer text not null check (layer in ('base', 'overlay', 'draft')),
  -- base: the whole body · overlay and draft: a JSON merge patch (RFC 7396), or the whole body where there is no base; null removes.
  -- json, not jsonb: the fields of an object keep their order.
  body json,
  solution text,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (kind, name, layer)
);

create table sys_solution (
  name text primary key,
  version text not null,
  installed_at timestamptz not null default now()
);

create table sys_revision (
  revision integer primary key,
  at timestamptz not null default now(),
  by uuid,
  summary text not null,
  -- Every effective definition as of this revision.
  definitions json not null
);

create table sys_user_role (
  user_id uuid not null,
  role text not null,
  primary key (user_id, role)
);

create table sys_history (
  id uuid primary key,
  object text not null,
  record_id uuid not null,
  at timestamptz not null,
  actor uuid,
  source text not null,
  action text not null,
  changes jsonb not null,
  batch uuid
);
create index sys_history_record on sys_history (object, record_id, id desc);
create index sys_history_batch on sys_history (batch) where batch is not null;

-- The outbox: written in the transaction of the change, read by processes, webhooks and live screens of other nodes.
create table sys_event (
  id uuid primary key,
  at timestamptz not null,
  object text not null,
  record_id uuid not null,
  action text not null,
  changed text[] not null,
  actor uuid,
  source text not null
);

-- One bulk edit or import: what undo takes back.
create table sys_batch (
  id uuid primary key,
  kind text not null,
  object text not null,
  at timestamptz not null default now(),
  actor uuid,
  records integer not null default 0,
  undone_at timestamptz
);

create table sys_counter (
  name text not null,
  period text not null,
  value bigint not null,
  primary key (name, period)
);

create table sys_file (
  id uuid primary key,
  name text not null,
  size bigint not null,
  type text not null,
  sha256 bytea not null,
  -- Set when a record takes the file; a file of no record is its maker's alone and is removed after a day.
  object text,
  record_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid not null
);
create index sys_file_record on sys_file (object, record_id);

create table sys_view (
  name text primary key,
  object text not null,
  body jsonb not null,
  owner uuid not null,
  shared boolean not null default false,
  updated_at timestamptz not null default now()
);
create index sys_view_object on sys_view (object);

-- Long work: imports, undo of imports, removal of sample data. The queue only wakes a worker; the state is here.
create table sys_job (
  id uuid primary key,
  kind text not null,
  status text not null check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  input jsonb not null,
  progress jsonb not null default '{}',
  problem text,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  heartbeat_at timestamptz,
  ended_at timestamptz,
  cancel_requested boolean not null default false
);
create index sys_job_open on sys_job (created_at) where status in ('queued', 'running');

create table sys_upload (
  id uuid primary key,
  name text not null,
  size bigint not null,
  format text not null,
  encoding text,
  delimiter text,
  columns jsonb not null,
  rows integer not null,
  created_by uuid not null,
  created_at timestamptz not null default now()
);

-- Rows of an import that failed, for the error file; removed with their job after 30 days.
create table sys_import_error (
  job_id uuid not null references sys_job on delete cascade,
  row integer not null,
  errors jsonb not null,
  cells jsonb not null,
  primary key (job_id, row)
);

create table sys_idempotency (
  key text not null,
  actor uuid not null,
  request_hash bytea not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (actor, key)
);

create table sys_sample (
  object text not null,
  record_id uuid not null,
  primary key (object, record_id)
);
