-- How many milliseconds whoever is asked still has, while others whom they asked before them decide and their own time stands still.
alter table sys_task add column time_left double precision;
