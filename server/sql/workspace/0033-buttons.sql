-- The button that was pressed for what a batch did.
alter table sys_batch add button text;

-- A record that a job presses a button for, in the order of the list; `outcome` is null until it is pressed. Rows go with their job.
create table sys_press (
  job_id uuid not null references sys_job (id) on delete cascade,
  place integer not null,
  record_id uuid not null,
  outcome jsonb,
  primary key (job_id, place)
);
create index sys_press_open on sys_press (job_id, place) where outcome is null;
