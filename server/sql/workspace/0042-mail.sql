-- The mail server that takes what the workspace sends; at most one.
create table sys_mail_server (
  one boolean primary key default true check (one),
  host text not null,
  port integer not null,
  security text not null check (security in ('tls', 'starttls', 'none')),
  account text,
  -- Sealed.
  password text,
  sender text not null,
  sender_name text,
  -- Why nothing is sent until somebody has looked.
  stopped jsonb,
  set_up_by uuid not null,
  -- What was told before is not sent.
  set_up_at timestamptz not null
);

-- What leaves the house as mail. The key is the effect: what is intended twice is one row, and what may have gone is never sent again by itself.
create table sys_mail (
  id uuid primary key,
  key text not null unique,
  kind text not null check (kind in ('notice', 'digest', 'message')),
  -- A user, or an address where it is nobody's who signs in.
  person uuid,
  address text,
  notice uuid,
  run uuid,
  -- Of a message: { subject, text }. What a notice tells is looked up when it is sent.
  content jsonb,
  state text not null check (state in ('intended', 'sending', 'sent', 'unknown', 'failed', 'held', 'dropped')),
  attempts integer not null default 0,
  -- When it is to be sent; of one that is being sent, when whoever sends it has died.
  due_at timestamptz,
  -- What the mail server said, or why it waits.
  told jsonb,
  -- Whoever decided about one that was held or unknown.
  decided_by uuid,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index sys_mail_due on sys_mail (due_at) where state in ('intended', 'sending');
create index sys_mail_sent on sys_mail (coalesce(person::text, address), ended_at) where state in ('sent', 'unknown');
create index sys_mail_state on sys_mail (state, id desc);

-- How somebody wants to be told; without a row, as everybody is.
create table sys_notice_choice (
  person uuid primary key,
  -- By kind: now, digest, never.
  mail jsonb not null,
  -- Kinds that do not ring on screen.
  hidden text[] not null,
  quiet_from text,
  quiet_until text,
  digest_at text not null
);

-- How it is sent: null, nobody has looked yet; `digest`: with others once a day; `done`: it is in the outbox, or it is not to be sent.
alter table sys_notice add column mailed text check (mailed in ('digest', 'done'));
create index sys_notice_unmailed on sys_notice (told_at) where mailed is null and read_at is null and withdrawn_at is null;
create index sys_notice_digest on sys_notice (person) where mailed = 'digest' and read_at is null and withdrawn_at is null;
