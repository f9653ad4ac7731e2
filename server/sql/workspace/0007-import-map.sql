-- Plans of imports, kept by users for the next file with such columns. A shared one is offered to everybody who may import the object.
create table sys_import_map (
  id uuid primary key,
  object text not null,
  name text not null,
  plan jsonb not null,
  owner uuid not null,
  shared boolean not null default false,
  updated_at timestamptz not null default now(),
  unique (owner, object, name)
);
create index sys_import_map_object on sys_import_map (object);
