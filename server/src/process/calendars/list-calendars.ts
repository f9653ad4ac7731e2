import type { CalendarLine, LeaveLine } from '@tenon/metadata';
import { addDays } from '@tenon/metadata/calendar.ts';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecords } from '../../data/read/get-record.ts';
import { personOf } from '../approvals/describe-approval.ts';
import { readCalendars, readLeave } from './calendar-rows.ts';

/** Calendars with who works by them, and who is away now or later. */
export async function listCalendars(
  workspace: Workspace,
  actor: Actor,
): Promise<{ calendars: CalendarLine[]; leave: LeaveLine[]; now: string }> {
  requireSystemRight(actor, 'manageMetadata');
  const directory = await readDirectory(workspace);
  const now = workspace.clock.now();
  const [rows, leave] = await workspace.db.transaction(async (tx) => [
    await readCalendars(tx, workspace),
    await readLeave(tx, workspace, addDays(dateIn(now, workspace.timeZone), -30)),
  ]);
  const ids = [...new Set(rows.flatMap(({ departments }) => departments))];
  const named = ids.length > 0 ? await getRecords(workspace, actor, { object: 'department', ids, select: ['name'] }) : [];
  const titles = new Map(named.map(({ id, name }) => [id, String(name)]));
  return {
    calendars: rows.map(({ departments, people, ...row }) => ({
      ...row,
      departments: departments.map((id) => ({ id, title: titles.get(id) ?? null })),
      people: people.map((id) => personOf(directory, id)),
    })),
    leave: leave.map(({ person, ...row }) => ({ ...row, person: personOf(directory, person) })),
    now: now.toISOString(),
  };
}

/** Public holidays of China and the days that are worked instead, as the package that we ship knows them. It is read when somebody asks. */
export async function listHolidays(): Promise<{ source: string; days: { date: string; name: string; isWorked: boolean }[] }> {
  const [{ default: known }, { default: about }] = await Promise.all([
    import('chinese-days/dist/chinese-days.json', { with: { type: 'json' } }),
    import('chinese-days/package.json', { with: { type: 'json' } }),
  ]);
  const read = (days: Record<string, string>, isWorked: boolean) =>
    Object.entries(days).map(([date, text]) => ({ date, name: text.split(',')[1] ?? text, isWorked }));
  const days = [...read(known.holidays, false), ...read(known.workdays, true)];
  return {
    source: `${about.name} ${about.version}`,
    days: days.toSorted((one, other) => (one.date < other.date ? -1 : 1)),
  };
}
