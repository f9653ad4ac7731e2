-- What a person is told: written in the transaction of what it tells, so that neither is there without the other. Removed some time after it was read.
create table sys_notice (
  id uuid primary key,
  person uuid not null,
  kind text not null,
  -- What happens again while it is unread is the same notice, with a higher count.
  key text not null,
  count integer not null default 1,
  -- Who did it; null where nobody in particular did.
  by uuid,
  object text,
  record_id uuid,
  process text,
  approval uuid,
  -- What is asked: the notice is withdrawn when the person is asked no more.
  task uuid,
  told_at timestamptz not null,
  read_at timestamptz,
  withdrawn_at timestamptz
);
create unique index sys_notice_once on sys_notice (person, key);
create index sys_notice_list on sys_notice (person, told_at desc, id desc) where withdrawn_at is null;
create index sys_notice_unread on sys_notice (person) where withdrawn_at is null and read_at is null;
create index sys_notice_task on sys_notice (task) where task is not null and withdrawn_at is null;
create index sys_notice_told on sys_notice (told_at);
