-- Where runs stand that wait for a time, a person or an event. A run that never waits has no tokens here; one that is over has none any more.
create table sys_token (
  id uuid primary key,
  run uuid not null references sys_run (id) on delete cascade,
  -- The step it stands at, and which of the run's moves brought it there.
  step text not null,
  visit integer not null,
  -- The token that waits for it, and the branch of that one's step.
  parent uuid,
  branch text,
  -- `split`: waits for the tokens of its branches. `failed`: the step did not go through, for the reason in `problem`.
  state text not null check (state in ('ready', 'waiting', 'split', 'failed')),
  -- What steps answered in its block, and in branches of its step that have ended: { step: outputs }.
  outputs jsonb not null,
  gathered jsonb not null,
  -- Goes on by itself then.
  due_at timestamptz,
  -- What it waited for has come: { by, at, actor, payload }.
  woken jsonb,
  problem jsonb
);
create unique index sys_token_visit on sys_token (run, visit);
create index sys_token_due on sys_token (due_at) where due_at is not null;

alter table sys_run
  -- So many moves have its tokens made.
  add column moves integer not null default 0,
  drop constraint sys_run_status_check,
  -- `underway`: its tokens wait.
  add constraint sys_run_status_check check (status in ('ready', 'waiting', 'underway', 'done', 'skipped', 'failed', 'aside'));
