-- Steps of processes have ids of their own, and what a step is told lies together: in definitions, drafts and what was published before.
create or replace function pg_temp.with_step_ids(steps json) returns json language sql as $$
  with step as (select n, value as was, coalesce(case value ->> 'node'
      when 'createRecord' then left('create_' || (value ->> 'object'), 44)
      when 'updateRecord' then 'update_record'
      when 'callConnection' then left('call_' || (value ->> 'connection'), 44) end, 'step') as base
    from json_array_elements(steps) with ordinality e (value, n)),
  named as (select n, was, base, row_number() over (partition by base order by n) as repeat from step)
  select json_agg(case when was ->> 'node' is null then was else json_build_object(
      'id', base || case when repeat > 1 then '_' || repeat else '' end,
      'kind', was ->> 'node',
      'inputs', (select coalesce(json_object_agg(key, value order by o), '{}') from json_each(was) with ordinality i (key, value, o) where key <> 'node')
    ) end order by n) from named
$$;
create or replace function pg_temp.as_graph(body json) returns json language sql as $$
  select json_object_agg(key, case when key = 'steps' and json_typeof(value) = 'array' then pg_temp.with_step_ids(value) else value end order by o)
    from json_each(body) with ordinality e (key, value, o)
$$;
update sys_definition set body = pg_temp.as_graph(body) where kind = 'process' and json_typeof(body -> 'steps') = 'array';
update sys_draft set body = case when json_typeof(body -> 'steps') = 'array' then pg_temp.as_graph(body) else body end,
    base = case when json_typeof(base -> 'steps') = 'array' then pg_temp.as_graph(base) else base end
  where kind = 'process';
update sys_revision set definitions = (
  select json_agg(case when each ->> 'kind' = 'process' and json_typeof(each -> 'body' -> 'steps') = 'array'
      then json_build_object('kind', 'process', 'name', each ->> 'name', 'body', pg_temp.as_graph(each -> 'body')) else each end order by n)
    from json_array_elements(definitions) with ordinality d (each, n))
  where definitions::text like '%"process"%';

-- What a process was when it ran: kept once, and never changed.
create table sys_process_version (
  -- The first half of the SHA-256 of name and body.
  id uuid primary key,
  process text not null,
  body json not null,
  at timestamptz not null
);

do $$
declare
  member text := (select role_name from tenon.workspace where schema_name = current_schema());
begin
  if member is not null then execute format('revoke update on sys_process_version from %I', member); end if;
end $$;

-- Each process that an event sets off is a run, which is kept when it is done, too.
alter table sys_run rename column event to told;
alter table sys_run rename column step to place;
alter table sys_run
  add column event uuid,
  -- Null: the process as it is when the run is worked off.
  add column version uuid,
  -- The change that set it off.
  add column at timestamptz,
  add column action text,
  add column changed text[],
  -- The row as the change left it, until the run is done.
  add column record jsonb,
  add column actor uuid,
  add column key_roles text[],
  add column source text,
  -- The run whose step made the change, and how many runs come before this one because of each other.
  add column cause uuid,
  add column depth smallint not null default 0,
  -- The step that failed. Null: before the first.
  add column step text,
  -- What was done, step by step, and each attempt that failed: [{ at, step, outputs | problem }].
  add column log jsonb not null default '[]',
  alter column problem drop not null;
update sys_run r set
  event = (told ->> 'id')::uuid,
  at = (told ->> 'at')::timestamptz,
  action = told ->> 'action',
  changed = array (select jsonb_array_elements_text(told -> 'changed')),
  record = (told ->> 'record')::jsonb,
  actor = (told ->> 'actor')::uuid,
  key_roles = case jsonb_typeof(told -> 'key_roles') when 'array' then array (select jsonb_array_elements_text(told -> 'key_roles')) end,
  source = told ->> 'source',
  step = (select body -> 'steps' -> r.place::integer ->> 'id' from sys_definition d
    where d.kind = 'process' and d.name = r.process and d.layer in ('base', 'overlay') and d.body -> 'steps' is not null
    order by d.layer desc limit 1);
delete from sys_run r using sys_run other where other.event = r.event and other.process is not distinct from r.process and other.id < r.id;
alter table sys_run
  drop column told,
  drop column place,
  alter column event set not null,
  alter column at set not null,
  alter column action set not null,
  alter column changed set not null,
  alter column source set not null,
  drop constraint sys_run_status_check,
  -- `waiting`: tried again at `due_at`. `skipped`: not to be run, as the log says.
  add constraint sys_run_status_check check (status in ('ready', 'waiting', 'done', 'skipped', 'failed', 'aside'));

-- Of events that were under way: what was done is not done again.
insert into sys_run (id, process, event, at, object, record_id, action, changed, actor, source, status, attempts, created_at, ended_at)
  select (lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') || substr(replace(gen_random_uuid()::text, '-', ''), 13))::uuid,
      process, id, at, object, record_id, action, changed, actor, source, 'done', 1, now(), now()
    from sys_event, unnest(done) process where pending
    on conflict do nothing;
delete from sys_run r using sys_run other
  where other.event = r.event and other.process is not distinct from r.process and r.status = 'done' and other.status <> 'done';

create unique index sys_run_event on sys_run (event, coalesce(process, ''));
create index sys_run_ready on sys_run (process, id) where status = 'ready';
drop index sys_run_failed;
create index sys_run_open on sys_run (process, id) where status in ('waiting', 'failed');

alter table sys_event
  drop column done,
  -- The run whose step made the change.
  add column run uuid,
  -- The change was taken back: no process is run for it any more, and it is told to other systems all the same.
  add column taken_back boolean not null default false;
