-- Events that a process waits for. Most objects have none, and a million imported rows must not queue up for nobody.

alter table sys_event
  add column pending boolean not null default false,
  add column attempts smallint not null default 0,
  -- Not before; set when an attempt failed.
  add column retry_at timestamptz,
  -- Why the last attempt failed. With pending false: given up, to be looked at by a person.
  add column problem text;

create index sys_event_pending on sys_event (id) where pending;
