-- Who was told of an approval without being asked, and whether they have looked at it.
create table sys_copy (
  approval uuid not null references sys_approval (id) on delete cascade,
  person uuid not null,
  copied_at timestamptz not null,
  read_at timestamptz,
  primary key (approval, person)
);
create index sys_copy_person on sys_copy (person, copied_at desc, approval desc);
