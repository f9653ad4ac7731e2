-- An invitation to somebody who has an account already: its link lets them choose a new password.

alter table invitation add column resets boolean not null default false;
