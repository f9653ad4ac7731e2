-- Whether the row that waits for its link was the same as its record but for it: the link then makes it one that was updated.

alter table sys_import_link add column is_same boolean not null default false;
