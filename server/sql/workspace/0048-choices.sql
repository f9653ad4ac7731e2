-- Whom the submitter chose to decide, by the step that asks them.
alter table sys_run add column choices jsonb;
