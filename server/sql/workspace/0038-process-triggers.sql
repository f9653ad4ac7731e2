alter table sys_event
  -- The row as it was before the change, where a process asks for it.
  add column before jsonb,
  -- Of people, keys and processes, and of batches that say so; false only where a process waits for any import.
  add column told boolean not null default true;
alter table sys_run add column before jsonb;
