-- Several solutions say something of one definition: one ships its body, others add to it.
update sys_definition set solution = '' where solution is null;
alter table sys_definition
  -- Empty for what the workspace itself says.
  alter solution set default '',
  alter solution set not null,
  drop constraint sys_definition_pkey,
  add primary key (kind, name, layer, solution),
  drop constraint sys_definition_layer_check,
  -- base: the whole body, of one solution · extension: what another adds to it · overlay: what the workspace changes, a patch
  add constraint sys_definition_layer_check check (layer in ('base', 'extension', 'overlay'));

-- Solutions that must be there first, each with the oldest version that will do: `{"sales": "0.1.0"}`.
alter table sys_solution add requires jsonb not null default '{}';
