/**
 * Sets a connection as the embedded server is set, where somebody else's still has what PostgreSQL ships: just-in-time compiling takes
 * 300 ms where the work takes one, and a disk is not the one of 1998. What an administrator chose stays. Any login may set these, and
 * unlike options at the start of a connection they pass a pooler.
 */
export const setPlanner = `select set_config(name, ours, false)
  from (values ('jit', 'on', 'off'), ('random_page_cost', '4', '1.1'), ('work_mem', '4MB', '16MB')) as s (name, shipped, ours)
  where current_setting(name) = shipped`;
