-- When people work. Deadlines and waits in working time are reckoned by it.
create table sys_calendar (
  id uuid primary key,
  name text not null,
  -- Null: that of the workspace.
  time_zone text,
  -- Seven lists of hours, Monday first: [["09:00", "12:00"], …].
  week jsonb not null,
  is_default boolean not null default false,
  version integer not null,
  changed_at timestamptz not null,
  changed_by uuid not null
);
-- By one of them works whoever works by no other.
create unique index sys_calendar_default on sys_calendar (is_default) where is_default;

-- Days that differ from the week: days off, and days that are worked instead.
create table sys_calendar_day (
  calendar uuid not null references sys_calendar (id) on delete cascade,
  date date not null,
  name text not null,
  hours jsonb not null,
  -- Where it comes from: somebody's hand, the package of Chinese holidays, a calendar file.
  source text not null,
  primary key (calendar, date)
);

-- Who works by a calendar that is not the default: a person, or all of a department and of those below.
create table sys_calendar_user (
  member uuid primary key,
  kind text not null check (kind in ('person', 'department')),
  calendar uuid not null references sys_calendar (id) on delete cascade
);
create index sys_calendar_user_calendar on sys_calendar_user (calendar);

-- Days on which somebody is away, the last one included.
create table sys_leave (
  id uuid primary key,
  person uuid not null,
  from_date date not null,
  until_date date not null check (until_date >= from_date),
  note text not null,
  set_at timestamptz not null,
  set_by uuid not null
);
create index sys_leave_person on sys_leave (person, until_date);
