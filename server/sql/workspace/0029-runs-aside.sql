-- What was set aside is listed, among very many runs that went through.
create index sys_run_aside on sys_run (id) where status = 'aside';
