-- What a publish made of values that were there: `[{object, field, step, from, values, lost, seen, later}]`.
alter table sys_revision add column steps json not null default '[]';
