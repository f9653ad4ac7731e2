-- How a file that was sent for import is read: its sheet, the row of its header, and where characters are damaged.
alter table sys_upload add column reading jsonb not null default '{}';
