-- An approval: what one run of a process asks people to decide about a record. It stays when the run is removed.
create table sys_approval (
  id uuid primary key,
  process text not null,
  run uuid not null unique,
  object text not null,
  record_id uuid not null,
  -- As the submitter saw it; shown to those who decide and may not read the record otherwise.
  title text,
  submitter uuid not null,
  submitted_at timestamptz not null,
  state text not null check (state in ('pending', 'approved', 'rejected', 'withdrawn', 'terminated')),
  -- Counts how often it was sent back and begun again.
  round integer not null default 1,
  -- Fields that nobody changes meanwhile; null: all of the record.
  locks text[],
  -- It was sent back to its submitter, who may change the record until they submit it again.
  handed_back boolean not null default false,
  ended_at timestamptz
);
-- One that is open of a record at a time.
create unique index sys_approval_open on sys_approval (object, record_id) where state = 'pending';
create index sys_approval_record on sys_approval (object, record_id, id desc);
create index sys_approval_submitter on sys_approval (submitter, id desc);

-- One visit of a step that asks people. Its token waits for it.
create table sys_task (
  id uuid primary key,
  approval uuid not null references sys_approval (id) on delete cascade,
  step text not null,
  label jsonb,
  token uuid not null,
  visit integer not null,
  round integer not null,
  -- How it is decided, and what is asked of those who do.
  settings jsonb not null,
  -- `resubmit`: its submitter is asked to submit it again.
  kind text not null check (kind in ('approval', 'resubmit')),
  -- Of one that was sent back: { step, back }. Of what came of it: to where it goes on.
  goes jsonb,
  -- Its decision was taken back: it is asked again when its step is come to.
  reopened boolean not null default false,
  -- What was told of the record when it was asked: [{ path, value }].
  snapshot jsonb not null,
  -- Of the record, when it was asked.
  version integer not null,
  -- Who may not be put on a seat.
  barred uuid[] not null,
  -- `returned`: somebody sent it back. `closed`: it is asked no more.
  state text not null check (state in ('open', 'approved', 'rejected', 'returned', 'closed')),
  -- So many acts there have been on its seats.
  acts integer not null default 0,
  opened_at timestamptz not null,
  due_at timestamptz,
  reminded_at timestamptz,
  ended_at timestamptz
);
create index sys_task_approval on sys_task (approval, id);

-- The place of a person in a task. What it stands at follows from the votes (metadata/approvals); it is kept so that lists find it.
create table sys_seat (
  id uuid primary key,
  task uuid not null references sys_task (id) on delete cascade,
  position integer not null,
  person uuid not null,
  -- Whom the person stands in for.
  principal uuid,
  -- How they came to it where they were not simply found: instead of the submitter, as an administrator, named for when there is nobody.
  reason text,
  added_by uuid,
  place text check (place in ('before', 'after', 'beside')),
  added_rule jsonb,
  advises boolean not null default false,
  weight integer not null default 1,
  vote text check (vote in ('approved', 'rejected')),
  voted_at integer,
  removed boolean not null default false,
  state text not null check (state in ('notStarted', 'waiting', 'pending', 'approving', 'approved', 'rejected', 'closed'))
);
create unique index sys_seat_place on sys_seat (task, position);
-- Nobody is asked twice in a task.
create unique index sys_seat_once on sys_seat (task, person) where state in ('notStarted', 'waiting', 'pending', 'approving') and not removed;
create index sys_seat_pending on sys_seat (person, id) where state = 'pending' and not removed;

-- What was done, in its order: only added to. The seats of a task follow from it.
create table sys_decision (
  id uuid primary key,
  approval uuid not null references sys_approval (id) on delete cascade,
  task uuid references sys_task (id) on delete cascade,
  -- Of those that are acts on its seats: which one. Null for what changes no seat.
  number integer,
  at timestamptz not null,
  act text not null,
  -- Null: the platform itself.
  by uuid,
  principal uuid,
  comment text,
  detail jsonb not null default '{}'
);
create unique index sys_decision_number on sys_decision (task, number) where number is not null;
create index sys_decision_approval on sys_decision (approval, id);
create index sys_decision_by on sys_decision (by, id desc) where by is not null;

-- Who stands in for somebody for a time.
create table sys_agent (
  principal uuid primary key,
  agent uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  set_at timestamptz not null
);

-- What was decided is added to and never changed.
do $$
declare
  member text := (select role_name from tenon.workspace where schema_name = current_schema());
begin
  if member is null then return; end if;
  execute format('revoke update, delete on sys_decision from %I', member);
end $$;
