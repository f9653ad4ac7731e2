-- Files that approvals rest on: those of the record as a task showed it, and what goes with decisions. Whoever takes part may read them here, whatever becomes of the
-- record.
create table sys_evidence (
  task uuid not null references sys_task (id) on delete cascade,
  file uuid not null,
  sha256 bytea not null,
  use text not null check (use in ('shown', 'signature', 'attachment')),
  primary key (file, task, use)
);
create index sys_evidence_task on sys_evidence (task);
