-- What the last upgrade of a solution left for an administrator to look at; empty when there is nothing, or somebody has looked.
alter table sys_solution add notice jsonb;
-- Whether the sample company that comes with a solution is still to be played, or has been.
alter table sys_solution add samples text check (samples in ('wanted', 'done'));
