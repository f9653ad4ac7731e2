-- The outbox holds what a process or a connection waits for, and what was given up; whatever is done is told by the history.
delete from sys_event where not pending and problem is null;

-- Null for a record that was made: what it began with is told by the record itself and by what was changed since.
alter table sys_history alter column changes drop not null;

-- Files waiting to be imported were kept in a form that is read no more.
delete from sys_upload;
