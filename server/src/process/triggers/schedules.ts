import { type DateTrigger, type Filter, isOfTime, type ScheduleTrigger, type TimeTrigger } from '@tenon/metadata';
import { addDays } from '@tenon/metadata/calendar.ts';
import { nextTime, timeFor } from '@tenon/metadata/next-time.ts';
import { addWorkingDays, type WorkingCalendar } from '@tenon/metadata/working-time.ts';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import { systemActor } from '../../access/actors.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readRecords } from '../../data/read/read-records.ts';
import { listIds } from '../../data/read/stream-records.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { readWorkingTimes } from '../calendars/working-times.ts';
import { tellFailed } from '../notices/tell-failed.ts';
import { keepVersion } from '../runs/process-versions.ts';
import { isPassing, problemOf } from '../runs/run-failure.ts';
import { keyOf, type StartedRun, startRuns } from '../runs/start-runs.ts';

const [minute, hour] = [60_000, 3_600_000];
/** What comes later than that after its time was missed: no server ran. */
const grace = 10 * minute;
/** Records whose transaction was under way when their time came are found a little later. */
const overlap = hour;
const written = new WeakSet<Snapshot>();

/** A row for each process that times set off, as it is now; once for each revision that this server sees. */
export async function writeSchedules(workspace: Workspace): Promise<void> {
  const { snapshot, clock } = workspace;
  if (written.has(snapshot)) return;
  const now = clock.now();
  const rows = [...snapshot.processes].flatMap(([process, { active = true, trigger }]) =>
    active && isOfTime(trigger) ? [{ process, trigger, next_at: firstTime(workspace, trigger, now) }] : [],
  );
  const table = sysTable({ workspace }, 'sys_schedule');
  await workspace.db.transaction(async (tx) => {
    await tx.query({
      text: `delete from ${table} where not process = any($1::text[]) and revision <= $2`,
      values: [rows.map(({ process }) => process), snapshot.revision],
    });
    if (rows.length === 0) return;
    await tx.query({
      text: `insert into ${table} as s (process, trigger, revision, next_at, swept_at)
        select process, trigger, $3::integer, next_at, $2::timestamptz from jsonb_to_recordset($1::jsonb) as n(process text, trigger jsonb, next_at timestamptz) order by process
        on conflict (process) do update set trigger = excluded.trigger, revision = excluded.revision,
          next_at = case when s.trigger = excluded.trigger then s.next_at else excluded.next_at end,
          swept_at = case when s.trigger = excluded.trigger then s.swept_at else excluded.swept_at end
          where s.revision < excluded.revision`,
      values: [JSON.stringify(rows), now, snapshot.revision],
    });
  });
  written.add(snapshot);
}

function firstTime({ timeZone }: Workspace, trigger: TimeTrigger, now: Date): Date {
  return trigger.kind === 'schedule' ? nextTime(trigger, now, trigger.zone ?? timeZone) : now;
}

type Due = { process: string; next_at: string; swept_at: string };

/**
 * Starts what the time has come for: of one process, in one transaction with the time at which it is to be looked at next, so that nothing is begun
 * twice or left out when a server dies. What goes wrong there is looked at again after ten minutes, and holds up nothing else. Answers whether there was any.
 */
export async function startDueSchedule(workspace: Workspace): Promise<boolean> {
  const table = sysTable({ workspace }, 'sys_schedule');
  const now = workspace.clock.now();
  const [first] = await workspace.db.read<{ process: string }>({
    text: `select process from ${table} where next_at <= $1 order by next_at, process limit 1`,
    values: [now],
  });
  if (!first) return false;
  try {
    return await startOne(workspace, first.process);
  } catch (error) {
    workspace.log.error({ err: error, process: first.process }, 'a schedule could not be worked off');
    const problem = isPassing(error) ? null : problemOf(error);
    const later = new Date(now.getTime() + grace);
    await workspace.db.transaction(async (tx) => {
      // Unless another server has worked it off meanwhile.
      const put = await tx.query({
        text: `update ${table} set next_at = $2, problem = coalesce($4, problem), failed_at = case when $4::text is null then failed_at else $3::timestamptz end
          where process = $1 and next_at <= $3 returning 1`,
        values: [first.process, later, now, problem],
      });
      if (put.length > 0) await tellFailed(tx, workspace, [{ kind: 'scheduleFailed', process: first.process }]);
    });
    return true;
  }
}

async function startOne(workspace: Workspace, process: string): Promise<boolean> {
  const table = sysTable({ workspace }, 'sys_schedule');
  const now = workspace.clock.now();
  const body = workspace.snapshot.processes.get(process);
  const version = body && (await keepVersion(workspace, process, body));
  return workspace.db.transaction(async (tx) => {
    const [due] = await tx.query<Due>({
      text: `select process, next_at, swept_at from ${table} where process = $2 and next_at <= $1 for update skip locked`,
      values: [now, process],
    });
    if (!due) return false;
    const isTimed = body && version !== undefined && body.active !== false && isOfTime(body.trigger);
    const next = isTimed ? await startAndPlan(tx, workspace, { due, version, trigger: body.trigger as TimeTrigger }) : undefined;
    if (next === undefined) await tx.query({ text: `delete from ${table} where process = $1`, values: [due.process] });
    else
      await tx.query({
        text: `update ${table} set next_at = $2, swept_at = greatest(swept_at, $3), problem = null, failed_at = null where process = $1`,
        values: [due.process, next, now],
      });
    return true;
  });
}

type Timed = { due: Due; version: string; trigger: TimeTrigger };

/** Answers when to look again. */
async function startAndPlan(tx: Transaction, workspace: Workspace, { due, version, trigger }: Timed): Promise<Date> {
  const { process } = due;
  const now = workspace.clock.now();
  const found =
    trigger.kind === 'schedule'
      ? await findScheduled(tx, workspace, { process, trigger, planned: new Date(due.next_at) })
      : await findDated(tx, workspace, { trigger, from: new Date(new Date(due.swept_at).getTime() - overlap) });
  if (found.length > 0) {
    const by = { actor: null, key_roles: null, source: 'process' as const };
    const runs = found.map(
      ({ record, at }): StartedRun => ({
        ...{ key: keyOf(process, at, record), process, version, object: trigger.object, record, action: 'time', by },
      }),
    );
    for (let from = 0; from < runs.length; from += 1000) await startRuns(tx, workspace, runs.slice(from, from + 1000));
  }
  return trigger.kind === 'schedule'
    ? nextTime(trigger, now, trigger.zone ?? workspace.timeZone)
    : new Date(now.getTime() + minute);
}

/** A record whose time has come, and when that was. */
type Found = { record: string; at: string };

type Scheduled = { process: string; trigger: ScheduleTrigger; planned: Date };

async function findScheduled(tx: Transaction, workspace: Workspace, { process, trigger, planned }: Scheduled): Promise<Found[]> {
  const { object, when, missed = 'once', overlap: overlaps = 'skip' } = trigger;
  if (missed === 'skip' && workspace.clock.now().getTime() - planned.getTime() > grace) return [];
  const records = await listIds(workspace, systemActor(workspace), { object, filter: when }, tx);
  const busy = new Set(overlaps === 'skip' ? await underWay(tx, workspace, process) : []);
  return records.filter((record) => !busy.has(record)).map((record) => ({ record, at: planned.toISOString() }));
}

/** Records for which a process is still at work. */
async function underWay(tx: Transaction, workspace: Workspace, process: string): Promise<string[]> {
  const rows = await tx.query<{ record: string }>({
    text: `select record_id as record from ${sysTable({ workspace }, 'sys_run')}
      where process = $1 and status in ('ready', 'waiting', 'underway', 'failed')`,
    values: [process],
  });
  return rows.map(({ record }) => record);
}

type Dated = { trigger: DateTrigger; from: Date };

/** Those of the records whose time lies behind an instant and not ahead of now. */
async function findDated(tx: Transaction, workspace: Workspace, { trigger, from }: Dated): Promise<Found[]> {
  const { object, field, when } = trigger;
  const zone = trigger.zone ?? workspace.timeZone;
  const now = workspace.clock.now();
  const calendar = trigger.offset?.unit === 'workday' ? (await readWorkingTimes(tx, workspace)).byDefault : undefined;
  const within = (value: string) => {
    const at = timeFor(trigger, value, { timeZone: zone, calendar });
    return at && at > from && at <= now ? at : undefined;
  };
  const type = workspace.snapshot.objects.get(object)?.fields.get(field);
  const isDate = type?.type.expressionType(type.definition as never) === 'date';
  const [first, last] = datesLookedAt(trigger, { from, now, calendar });
  const bounds = isDate
    ? [addDays(dateIn(first, zone), -1), addDays(dateIn(last, zone), 1)]
    : [first.toISOString(), last.toISOString()];
  const filters: Filter[] = [
    { field, op: 'gte', value: bounds[0] },
    { field, op: 'lte', value: bounds[1] },
    ...(when ? [when] : []),
  ];
  const found: Found[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const query = { object, filter: { and: filters }, select: [field], limit: 200, cursor };
    const page = await readRecords(workspace, systemActor(workspace), query, tx);
    for (const record of page.records) {
      const at = within(String(record[field]));
      if (at) found.push({ record: record.id, at: at.toISOString() });
    }
    cursor = page.next ?? undefined;
    more = cursor !== undefined;
  }
  return found;
}

type Look = { from: Date; now: Date; calendar: WorkingCalendar | undefined };

/** The first and the last date whose time may have come: wide enough for every zone and for long holidays, since each is judged by its own time. */
function datesLookedAt({ offset }: DateTrigger, { from, now, calendar }: Look): [first: Date, last: Date] {
  const sign = offset?.side === 'before' ? 1 : -1;
  const away = (offset?.amount ?? 0) * (offset?.unit === 'hour' ? hour : 24 * hour);
  const shift = (at: Date) =>
    (calendar && addWorkingDays(calendar, at, sign * (offset?.amount ?? 0))) ?? new Date(at.getTime() + sign * away);
  const margin = calendar ? 40 * 24 * hour : 26 * hour;
  return [new Date(shift(from).getTime() - margin), new Date(shift(now).getTime() + margin)];
}
