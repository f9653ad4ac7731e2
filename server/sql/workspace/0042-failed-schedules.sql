alter table sys_schedule
  -- Why its last time could not be worked off, as JSON of an error, and when that was; null once one could.
  add column problem text,
  add column failed_at timestamptz;
