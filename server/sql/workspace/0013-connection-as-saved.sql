-- The connection as it was when somebody answered for it: connector, settings and sends. Changed by any other way, it sends nothing.
alter table sys_connection add column saved jsonb not null default '{}';
