-- What people say about a record. Removed with it; what its author took back is emptied a day later.
create table sys_comment (
  id uuid primary key,
  object text not null,
  record_id uuid not null,
  at timestamptz not null,
  author uuid not null,
  -- Whom it mentions stands in it as `@{person:…}`.
  said text not null,
  replies_to uuid,
  edited_at timestamptz,
  deleted_at timestamptz
);
create index sys_comment_record on sys_comment (object, record_id, at desc, id desc);
create index sys_comment_replies on sys_comment (replies_to) where replies_to is not null;
create index sys_comment_deleted on sys_comment (deleted_at) where deleted_at is not null;

create table sys_reaction (
  comment uuid not null references sys_comment (id) on delete cascade,
  person uuid not null,
  reaction text not null,
  at timestamptz not null,
  primary key (comment, person, reaction)
);

-- Who wants to be told what is said about a record, or does not although they own it. Without a row: its owner does.
create table sys_follow (
  object text not null,
  record_id uuid not null,
  person uuid not null,
  follows boolean not null,
  primary key (object, record_id, person)
);

-- A file of a comment: read by whoever may read its record.
alter table sys_file add column comment uuid;
create index sys_file_comment on sys_file (comment) where comment is not null;

-- Where a notice leads: the first unread comment that it tells of.
alter table sys_notice add column comment uuid;
