-- Keys are kept apart for each session and each API key: what one of them was answered is not the other's to hear.

alter table sys_idempotency rename column actor to credential;
