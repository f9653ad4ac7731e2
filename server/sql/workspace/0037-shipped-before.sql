-- What a workspace had of a solution before a revision that somebody installed, changed or took it away with: its row, null for none, and what it shipped.
create table sys_shipped_before (
  revision integer not null,
  solution text not null,
  installed jsonb,
  -- [{"kind", "name", "body", "extends"}]
  shipped json not null,
  primary key (revision, solution)
);
