-- Accounts, sessions and the directory of workspaces. Everything a workspace holds is in a schema of its own.

create table workspace (
  id text primary key check (id ~ '^[a-z][a-z0-9_]{0,40}$'),
  name text not null,
  schema_name text not null unique,
  role_name text not null unique,
  currency text not null default 'CNY',
  time_zone text not null default 'Asia/Shanghai',
  revision integer not null default 0,
  created_at timestamptz not null default now()
);

create table account (
  id uuid primary key,
  email text not null,
  name text not null,
  password_hash text,
  locale text not null default 'zh' check (locale in ('zh', 'en')),
  theme text not null default 'auto' check (theme in ('light', 'dark', 'auto')),
  time_zone text not null default 'Asia/Shanghai',
  active boolean not null default true,
  created_at timestamptz not null default now(),
  password_changed_at timestamptz
);
create unique index account_email on account (lower(email));

-- user_id is the person's record in the workspace; no foreign key crosses schemas.
create table membership (
  account_id uuid not null references account on delete cascade,
  workspace_id text not null references workspace on delete cascade,
  user_id uuid not null,
  primary key (account_id, workspace_id),
  unique (workspace_id, user_id)
);

-- Tokens are kept as SHA-256 hashes only.
create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references account on delete cascade,
  workspace_id text not null references workspace on delete cascade,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  address text not null,
  agent text not null
);
create index session_account on session (account_id);

create table setup_token (
  token_hash bytea primary key,
  created_at timestamptz not null default now(),
  used_at timestamptz
);

create table invitation (
  id uuid primary key,
  token_hash bytea not null unique,
  workspace_id text not null references workspace on delete cascade,
  user_id uuid not null,
  email text not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz
);
create index invitation_user on invitation (workspace_id, user_id);

create table api_key (
  id uuid primary key,
  token_hash bytea not null unique,
  prefix text not null,
  workspace_id text not null references workspace on delete cascade,
  name text not null,
  roles text[] not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- Failed sign-ins per account and per address, so that throttling holds on every node.
create table throttle (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);
