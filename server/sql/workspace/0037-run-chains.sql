-- A change sets off runs, which change records, which set off runs: all of them, however deep, name the change that began it.
alter table sys_run add column root uuid;
-- What a person's change sets off is not counted.
create index sys_run_root on sys_run (root) where root is not null;
