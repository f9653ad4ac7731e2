-- Which records a long bulk change is about, as they were found when it began: a part goes with the transaction that changes its records.
create table sys_bulk_part (
  job_id uuid not null references sys_job on delete cascade,
  part integer not null,
  ids uuid[] not null,
  primary key (job_id, part)
);
