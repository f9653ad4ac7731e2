-- Drafts lie in change sets: several side by side, each published alone. A draft is a whole body, with the body it began from, so that what
-- others published meanwhile is neither lost nor overwritten in silence.

create table sys_change_set (
  id uuid primary key,
  name text not null,
  -- The revision it began from.
  base integer not null,
  -- Counts every change of the set and its drafts.
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid
);

create table sys_draft (
  set_id uuid not null references sys_change_set on delete cascade,
  kind text not null,
  name text not null,
  -- json, not jsonb: the fields of an object keep their order. null removes.
  body json not null,
  -- What counted when the draft began; null: nothing.
  base json not null,
  -- The version of the set that saved it last.
  version integer not null,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (set_id, kind, name)
);

-- The change set that made a revision.
alter table sys_revision add column change_set uuid;
create unique index sys_revision_change_set on sys_revision (change_set) where change_set is not null;

-- What waits as a layer, a patch on what is shipped, becomes one set.
create function merged_patch(target json, patch json) returns json language plpgsql as $$
begin
  if json_typeof(patch) <> 'object' then return patch; end if;
  if target is null or json_typeof(target) <> 'object' then target := '{}'; end if;
  return (
    select coalesce(json_object_agg(key, value order by part, place), '{}') from (
      select t.key, 1 as part, t.place, case when p.key is null then t.value else merged_patch(t.value, p.value) end as value
      from json_each(target) with ordinality t(key, value, place) left join json_each(patch) p on p.key = t.key
      where p.key is null or json_typeof(p.value) <> 'null'
      union all
      select p.key, 2, p.place, merged_patch(null, p.value)
      from json_each(patch) with ordinality p(key, value, place)
      where json_typeof(p.value) <> 'null' and not exists (select from json_each(target) t where t.key = p.key)
    ) members
  );
end $$;

do $$
declare
  member text := (select role_name from tenon.workspace where schema_name = current_schema());
  waiting uuid := gen_random_uuid();
begin
  if exists (select from sys_definition where layer = 'draft') then
    insert into sys_change_set (id, name, base, created_at, created_by, updated_at, updated_by)
    select waiting, to_char(min(d.updated_at) at time zone w.time_zone, 'YYYY-MM-DD HH24:MI'), w.revision, min(d.updated_at),
      case when count(distinct d.updated_by) = 1 and count(d.updated_by) = count(*) then (array_agg(d.updated_by))[1] end,
      max(d.updated_at), (array_agg(d.updated_by order by d.updated_at desc))[1]
    from sys_definition d, tenon.workspace w where d.layer = 'draft' and w.schema_name = current_schema() group by w.time_zone, w.revision;
    insert into sys_draft (set_id, kind, name, body, base, version, updated_at, updated_by)
    select waiting, d.kind, d.name, case when b.body is null then d.body else merged_patch(b.body, d.body) end,
      case when o.body is null then coalesce(b.body, 'null') when b.body is null then o.body else merged_patch(b.body, o.body) end,
      1, d.updated_at, d.updated_by
    from sys_definition d
      left join sys_definition b on (b.kind, b.name, b.layer) = (d.kind, d.name, 'base')
      left join sys_definition o on (o.kind, o.name, o.layer) = (d.kind, d.name, 'overlay')
    where d.layer = 'draft';
    delete from sys_definition where layer = 'draft';
    -- A publish that makes values of big tables at this moment goes on with what it began.
    update sys_job set input = input || jsonb_build_object('changeSet', waiting)
    where kind = 'publish' and status in ('queued', 'running') and not input ? 'restores';
  end if;
  -- A schema that no workspace has is only dumped.
  if member is null then return; end if;
  execute format('revoke insert, update, delete on sys_change_set, sys_draft from %I', member);
end $$;

drop function merged_patch(json, json);
alter table sys_definition drop constraint sys_definition_layer_check;
alter table sys_definition add constraint sys_definition_layer_check check (layer in ('base', 'overlay'));
