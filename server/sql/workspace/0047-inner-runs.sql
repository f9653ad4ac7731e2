-- Runs that a step of another one makes and waits for: the outer run and the visit of its step; the step whose branch they carry out (null: a process of their own);
-- and what they know from the start. They share the event of the outer run, since they are part of what comes of it.
alter table sys_run add column outer_run uuid, add column outer_visit integer, add column block text, add column given jsonb;
drop index sys_run_event;
create unique index sys_run_event on sys_run (event, coalesce(process, '')) where outer_run is null;
create index sys_run_inner on sys_run (outer_run, outer_visit) where outer_run is not null;
create index sys_run_inner_open on sys_run (outer_run, outer_visit) where outer_run is not null and status in ('ready', 'waiting', 'underway', 'failed');
create index sys_run_inner_ready on sys_run (process, id) where outer_run is not null and status = 'ready';
