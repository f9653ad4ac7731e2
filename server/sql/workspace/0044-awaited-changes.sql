-- Changes of records that a token waits for: { object, column, deadline, since }; a column names the field by which new records lead to the run's record.
alter table sys_token add column awaits jsonb;
create index sys_token_awaits on sys_token ((awaits ->> 'object')) where awaits is not null;
