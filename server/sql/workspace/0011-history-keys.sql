-- Two indexes instead of three on what every write adds to: a record's changes, and a batch's, each in order.
alter table sys_history drop constraint sys_history_pkey, add primary key (record_id, id);
drop index sys_history_record;
drop index sys_history_batch;
create index sys_history_batch on sys_history (batch, id) where batch is not null;
