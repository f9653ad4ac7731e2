-- What tracks stages names the fields of its history. Until now the platform knew them by these names.
create function track_with_fields(body json) returns json language sql as $$
  select json_object_agg(key, case
    when key = 'track' and json_typeof(value) = 'object' and value->'into' is not null and value->'value' is null then json_build_object(
      'field', value->'field', 'into', value->'into',
      'value', 'stage', 'enteredAt', 'entered_at', 'leftAt', 'left_at', 'enteredBy', 'entered_by')
    else value end order by place)
  from json_each(body) with ordinality member(key, value, place)
$$;

update sys_definition set body = track_with_fields(body) where kind = 'object' and json_typeof(body->'track') = 'object';

update sys_draft set body = track_with_fields(body) where kind = 'object' and json_typeof(body->'track') = 'object';
update sys_draft set base = track_with_fields(base) where kind = 'object' and json_typeof(base->'track') = 'object';

update sys_revision set definitions = (
  select json_agg(
    case when entry->>'kind' = 'object' and json_typeof(entry->'body'->'track') = 'object'
      then json_build_object('kind', entry->'kind', 'name', entry->'name', 'body', track_with_fields(entry->'body'))
      else entry end order by place)
  from json_array_elements(definitions) with ordinality one(entry, place))
where definitions::text like '%"track"%';

drop function track_with_fields(json);
