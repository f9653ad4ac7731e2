-- Who looked at the workspace as a role or a person sees it. Looking is by the id of a row, so that nobody does without leaving one.
create table sys_view_as (
  id uuid primary key,
  at timestamptz not null,
  -- The user who looks.
  by uuid not null,
  -- The user, or the role, as whom.
  person uuid,
  role text,
  -- Whose drafts of roles count.
  change_set uuid,
  check (num_nonnulls(person, role) = 1)
);
create index sys_view_as_person on sys_view_as (person, at) where person is not null;

do $$
declare
  member text := (select role_name from tenon.workspace where schema_name = current_schema());
begin
  -- A schema that no workspace has is only dumped.
  if member is null then return; end if;
  execute format('revoke insert, update, delete on sys_view_as from %I', member);
end $$;
