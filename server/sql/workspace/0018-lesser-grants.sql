-- What the workspace's own role never does, it may not do: history is added to and never changed, and roles, definitions and what was
-- published are written by the platform alone.

do $$
declare
  member text := (select role_name from tenon.workspace where schema_name = current_schema());
begin
  -- A schema that no workspace has is only dumped.
  if member is null then return; end if;
  execute format('revoke update, delete on sys_history from %I', member);
  execute format('revoke insert, update, delete on
    sys_user_role, sys_definition, sys_revision, sys_migration, sys_schema_task from %I', member);
end $$;
