-- When a connection last succeeded or failed is looked up while its screen is open, also after a million calls.

create index sys_call_done on sys_call (connection, id desc) where status = 'done';
create index sys_call_failed on sys_call (connection, id desc) where status = 'failed';
