-- A call whose answer a step waits for: the run and the visit that it wakes, and what was taken of the answer with the beginning of it.
alter table sys_call add column run uuid, add column visit integer, add column answer jsonb;
create index sys_call_run on sys_call (run, visit) where run is not null;
