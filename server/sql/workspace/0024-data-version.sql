-- How often the records of an object were changed, by what is committed: the sum over its rows. Who remembers an answer knows by it whether
-- the data are still the same. Each connection counts in a row of its own, so that writers do not wait for one another.
create table sys_data_version (
  object text not null,
  backend integer not null,
  changes bigint not null,
  primary key (object, backend)
);
