-- Links between rows of one imported file, made once all of its rows are in: a parent may stand below its child.
-- Written with the batch that makes the record, removed with the batch that sets the link.
create table sys_import_link (
  job_id uuid not null references sys_job on delete cascade,
  row integer not null,
  column_name text not null,
  record_id uuid not null,
  texts text[] not null,
  cells jsonb not null,
  primary key (job_id, row, column_name)
);
