-- What a step of a process says to people, in both languages; shown to those who may read its record.
alter table sys_notice add column said jsonb;
