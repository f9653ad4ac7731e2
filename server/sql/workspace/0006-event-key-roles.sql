-- A change made with an API key sets processes off with the rights of the key, which are narrower than its maker's.

alter table sys_event add column key_roles text[];
