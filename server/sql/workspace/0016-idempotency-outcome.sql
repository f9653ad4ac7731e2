-- What a repetition is answered with is made of ids and counts, and read anew with the rights of then. An answer is kept by the transaction of its work.
delete from sys_idempotency where status is null;
alter table sys_idempotency drop column status;
alter table sys_idempotency rename column answer to outcome;
-- As it was written, the order of its keys included.
alter table sys_idempotency alter column outcome type json using outcome::json;
