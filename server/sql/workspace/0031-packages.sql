-- A package is called as it was installed: the server that runs does not ship it.
alter table sys_solution add label jsonb;
-- Which solution a sample record came with, so that it goes with it; those of before are of none.
alter table sys_sample add solution text;
