-- What the search columns of an object's records were last made from; where it is not what the object says now, they are made anew.
create table sys_search_shape (
  object text primary key,
  shape text not null
);
