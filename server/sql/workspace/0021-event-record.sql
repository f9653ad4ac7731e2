-- The row as the change left it: conditions are judged by it, however the record looks when they are asked. Null in events of before.
alter table sys_event add column record jsonb;
