-- The month that a workspace's years, and with them their quarters, begin with.

alter table workspace add column year_start smallint not null default 1 check (year_start between 1 and 12);
