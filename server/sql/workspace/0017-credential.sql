-- What is kept for later belongs to whoever made it: a person in any of their sessions (key_id is null), or one of their API keys.
alter table sys_batch add column key_id uuid;
alter table sys_job add column key_id uuid;
alter table sys_upload add column key_id uuid;
alter table sys_file add column key_id uuid;
alter table sys_view add column key_id uuid;
alter table sys_import_map add column key_id uuid, drop constraint sys_import_map_owner_object_name_key,
  add unique nulls not distinct (owner, key_id, object, name);
