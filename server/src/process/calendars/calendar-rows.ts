import type { CalendarBody, CalendarDay } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';

/** A calendar as it is kept. */
export type CalendarRow = CalendarBody & { id: string; version: number };

/** Days from one to another on which somebody is away, both included. */
export type LeaveRow = { id: string; person: string; from: string; until: string; note: string };

type Reader = Pick<Transaction, 'query'>;
type Stored = Omit<CalendarRow, 'days' | 'departments' | 'people'> & { days: CalendarDay[] | null; members: Member[] | null };
type Member = { member: string; kind: 'person' | 'department' };

/** Every calendar, the default first. */
export async function readCalendars(tx: Reader, workspace: Workspace): Promise<CalendarRow[]> {
  const rows = await tx.query<Stored>({
    text: `select c.id, c.name, c.time_zone as "timeZone", c.week, c.is_default as "isDefault", c.version,
        (select json_agg(json_build_object('date', d.date, 'name', d.name, 'hours', d.hours, 'source', d.source) order by d.date)
          from ${calendarTable(workspace, 'sys_calendar_day')} d where d.calendar = c.id) as days,
        (select json_agg(json_build_object('member', u.member, 'kind', u.kind) order by u.member)
          from ${calendarTable(workspace, 'sys_calendar_user')} u where u.calendar = c.id) as members
      from ${calendarTable(workspace, 'sys_calendar')} c order by c.is_default desc, c.name, c.id`,
    values: [],
  });
  return rows.map(({ days, members, ...row }) => ({
    ...row,
    days: days ?? [],
    departments: membersOf(members, 'department'),
    people: membersOf(members, 'person'),
  }));
}

function membersOf(members: Member[] | null, kind: Member['kind']): string[] {
  return (members ?? []).flatMap((each) => (each.kind === kind ? [each.member] : []));
}

/** Who is away, of those who have not come back by a day. */
export async function readLeave(tx: Reader, workspace: Workspace, from: string): Promise<LeaveRow[]> {
  return tx.query<LeaveRow>({
    text: `select id, person, from_date::text as "from", until_date::text as "until", note
      from ${calendarTable(workspace, 'sys_leave')} where until_date >= $1::date order by from_date, id`,
    values: [from],
  });
}

type CalendarTable = 'sys_calendar' | 'sys_calendar_day' | 'sys_calendar_user' | 'sys_leave';

/** A system table of working time. */
export function calendarTable(workspace: Workspace, name: CalendarTable): string {
  return sysTable({ workspace }, name);
}
