import type { CalendarBody } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { invalid, TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { calendarTable } from './calendar-rows.ts';

type Saving = { id: string; version: number; body: CalendarBody };

/** Makes a calendar, or changes it as a whole where it is still at that version. The first one is the default. Answers the new version. */
export async function saveCalendar(workspace: Workspace, actor: Actor, { id, version, body }: Saving): Promise<number> {
  requireSystemRight(actor, 'manageMetadata');
  const table = calendarTable(workspace, 'sys_calendar');
  await requireMembers(workspace, body);
  return workspace.db.transaction(async (tx) => {
    // One at a time, so that there is always exactly one default.
    await tx.query({ text: `select pg_advisory_xact_lock(hashtext('sys_calendar' || current_schema()))`, values: [] });
    const kept = await tx.query<{ id: string; version: number; isDefault: boolean }>({
      text: `select id, version, is_default as "isDefault" from ${table} for update`,
      values: [],
    });
    const found = kept.find((row) => row.id === id);
    if ((found?.version ?? 0) !== version) throw new TenonError('conflict');
    const isDefault = body.isDefault || found?.isDefault === true || !kept.some((row) => row.isDefault);
    if (isDefault) await tx.query({ text: `update ${table} set is_default = false where is_default and id <> $1`, values: [id] });
    await tx.query({
      text: `insert into ${table} (id, name, time_zone, week, is_default, version, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (id) do update set name = excluded.name, time_zone = excluded.time_zone, week = excluded.week, is_default = excluded.is_default,
          version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      values: [
        ...[id, body.name, body.timeZone, JSON.stringify(body.week), isDefault, version + 1, workspace.clock.now()],
        actor.userId,
      ],
    });
    await tx.query({ text: `delete from ${calendarTable(workspace, 'sys_calendar_day')} where calendar = $1`, values: [id] });
    await tx.query({
      text: `insert into ${calendarTable(workspace, 'sys_calendar_day')} (calendar, date, name, hours, source)
        select $1, date, name, hours, source from jsonb_to_recordset($2::jsonb) as d(date date, name text, hours jsonb, source text)`,
      values: [id, JSON.stringify(body.days)],
    });
    const members = [
      ...body.departments.map((member) => ({ member, kind: 'department' })),
      ...body.people.map((member) => ({ member, kind: 'person' })),
    ];
    const users = calendarTable(workspace, 'sys_calendar_user');
    await tx.query({ text: `delete from ${users} where calendar = $1`, values: [id] });
    await tx.query({
      text: `insert into ${users} (member, kind, calendar) select member, kind, $1 from jsonb_to_recordset($2::jsonb) as m(member uuid, kind text)
        on conflict (member) do update set calendar = excluded.calendar, kind = excluded.kind`,
      values: [id, JSON.stringify(members)],
    });
    return version + 1;
  });
}

async function requireMembers(workspace: Workspace, { people, departments }: CalendarBody): Promise<void> {
  const directory = await readDirectory(workspace);
  const known = new Set(departments.length > 0 ? directory.departments.map(({ id }) => id) : []);
  if (people.some((id) => !directory.people.has(id)) || departments.some((id) => !known.has(id)))
    throw new TenonError('notFound');
}

/** Removes a calendar. Who worked by it works by the default; where it was that, the oldest of the others becomes it. */
export async function deleteCalendar(workspace: Workspace, actor: Actor, id: string): Promise<void> {
  requireSystemRight(actor, 'manageMetadata');
  const table = calendarTable(workspace, 'sys_calendar');
  await workspace.db.transaction(async (tx) => {
    const gone = await tx.query({ text: `delete from ${table} where id = $1 returning 1`, values: [id] });
    if (gone.length === 0) throw new TenonError('notFound');
    await tx.query({
      text: `update ${table} set is_default = true where id = (select id from ${table} order by id limit 1)
        and not exists (select from ${table} where is_default)`,
      values: [],
    });
  });
}

type NewLeave = { person: string; from: string; until: string; note: string };

/** Notes that somebody is away. */
export async function addLeave(workspace: Workspace, actor: Actor, { person, from, until, note }: NewLeave): Promise<string> {
  requireSystemRight(actor, 'manageMetadata');
  if (until < from)
    throw invalid([{ code: 'tooSmall', field: 'until', params: { label: { zh: '到', en: 'Until' }, min: from, seen: until } }]);
  if (!(await readDirectory(workspace)).people.has(person)) throw new TenonError('notFound');
  const id = newId();
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `insert into ${calendarTable(workspace, 'sys_leave')} (id, person, from_date, until_date, note, set_at, set_by)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [id, person, from, until, note, workspace.clock.now(), actor.userId],
    }),
  );
  return id;
}

/** Takes it back. */
export async function deleteLeave(workspace: Workspace, actor: Actor, id: string): Promise<void> {
  requireSystemRight(actor, 'manageMetadata');
  await workspace.db.transaction(async (tx) => {
    const text = `delete from ${calendarTable(workspace, 'sys_leave')} where id = $1 returning 1`;
    if ((await tx.query({ text, values: [id] })).length === 0) throw new TenonError('notFound');
  });
}
