-- True for a change that the platform made because of another one in the same batch: a link cleared, a record that went along.
alter table sys_history add column follows boolean;

-- The change whose automation made this batch, which is taken back with it; of an undo, the batch it took back.
alter table sys_batch add column cause uuid;
create index sys_batch_cause on sys_batch (cause) where cause is not null;
