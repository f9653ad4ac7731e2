-- Each process that an event sets off is a transaction of its own; those that went through, or have a row in sys_run, are noted here.
alter table sys_event add column done text[] not null default '{}';

-- Nobody could see what was given up: it is tried once more, and fails in sight.
update sys_event set pending = true, retry_at = null where not pending and at > now() - interval '30 days';
delete from sys_event where not pending;
alter table sys_event drop column attempts, drop column problem;

-- A process that did not go through for an event. It is tried again by itself, then by a person, or set aside.
create table sys_run (
  id uuid primary key,
  -- Null: queueing what connections send.
  process text,
  object text not null,
  record_id uuid not null,
  -- The change that set it off, as the outbox told it.
  event jsonb not null,
  status text not null check (status in ('waiting', 'failed', 'aside')),
  attempts smallint not null,
  due_at timestamptz,
  -- The step that failed, from 0 on. Null: before the first.
  step smallint,
  -- JSON of an error's code, params and problems.
  problem text not null,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index sys_run_due on sys_run (due_at) where status = 'waiting';
create index sys_run_failed on sys_run (process, id) where status = 'failed';
