-- What ran on a record, and what a process did last.
create index sys_run_record on sys_run (record_id, id desc);
create index sys_run_process on sys_run (process, id desc);
