-- Whose turn it is at a step that assigns. Its row is locked while a record is given to somebody, so that no two are given by the same count.
create table sys_assignment (
  process text not null,
  step text not null,
  -- How far each person has come: { at, of: { <person>: share } }.
  turns jsonb not null,
  primary key (process, step)
);
