import { defineObject, type Filter } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import { readRecords } from '../data/read/read-records.ts';
import { castActor, insertRows, rowId } from '../data/test-cast/read-cast.test-support.ts';
import { aggregate } from './aggregate.ts';

/** Whatever a filter calls a day is what a chart groups under that day, and what the calendar on the wall shows. */

const label = { zh: '会面', en: 'Meeting' };
const meeting = defineObject('meeting', {
  label,
  icon: 'flask',
  title: 'name',
  fields: { name: { type: 'text', label }, at: { type: 'datetime', label } },
});

/** Days on which clocks change, and one on which nothing happens. */
const days: [zone: string, day: string][] = [
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['America/Los_Angeles', '2026-03-08'],
  ['America/Los_Angeles', '2026-11-01'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['Asia/Beirut', '2026-03-29'],
  ['Asia/Beirut', '2026-10-24'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-17'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Asia/Shanghai', '2026-11-22'],
];

let open: TestWorkspace;
let admin: Actor;
let now = new Date('2026-11-30T00:00:00Z');
const moments: { id: string; at: string }[] = [];

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: [meeting], clock: { now: () => now } });
  admin = await castActor(open.workspace, 'admin');
  // Every half hour of three days around each of them, and the last microsecond before each.
  const starts = [...new Set(days.map(([, day]) => Date.parse(`${day}T00:00:00Z`)))];
  const halfHours = starts.flatMap((start) => Array.from({ length: 146 }, (_, n) => start + (n - 49) * 1_800_000));
  for (const instant of [...new Set(halfHours)]) {
    const before = new Date(instant - 1).toISOString().replace('Z', '999Z');
    for (const at of [new Date(instant).toISOString(), before]) moments.push({ id: rowId('link', moments.length), at });
  }
  await insertRows(open.workspace, 'meeting', moments);
});
afterAll(() => open?.drop());

test.each(days)('in %s every way to ask for %s means the same records as its bar', async (timeZone, day) => {
  const actor = { ...admin, timeZone };
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone });
  const dayOf = ({ at }: { at: string }) => calendar.format(new Date(at));
  const among = (holds: (shown: string) => boolean) => moments.filter((moment) => holds(dayOf(moment))).length;
  const count = async (filter: Filter) => {
    const { rows } = await aggregate(open.workspace, actor, {
      object: 'meeting',
      filter,
      measures: [{ name: 'n', aggregate: 'count' }],
    });
    return Number(rows[0]?.values.n);
  };
  const at = (op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'notIn' | 'between' | 'within', value: unknown) =>
    count({ field: 'at', op, value });
  now = new Date(moments.find((moment) => dayOf(moment) === day)?.at ?? 0);

  const ofDay = among((shown) => shown === day);
  expect(ofDay).toBeGreaterThan(90);
  expect({
    bar: await bars(actor, day),
    eq: await at('eq', day),
    in: await at('in', [day]),
    between: await at('between', [day, day]),
    today: await at('within', 'today'),
  }).toEqual({ bar: ofDay, eq: ofDay, in: ofDay, between: ofDay, today: ofDay });
  expect({ ne: await at('ne', day), notIn: await at('notIn', [day]) }).toEqual({
    ne: moments.length - ofDay,
    notIn: moments.length - ofDay,
  });
  expect({ lt: await at('lt', day), lte: await at('lte', day), gt: await at('gt', day), gte: await at('gte', day) }).toEqual({
    lt: among((shown) => shown < day),
    lte: among((shown) => shown <= day),
    gt: among((shown) => shown > day),
    gte: among((shown) => shown >= day),
  });
});

async function bars(actor: Actor, day: string): Promise<number> {
  const { rows } = await aggregate(open.workspace, actor, {
    object: 'meeting',
    group: [{ field: 'at', bucket: 'day' }],
    measures: [{ name: 'n', aggregate: 'count' }],
  });
  return Number(rows.find(({ keys: [first] }) => first === day)?.values.n);
}

test('a list of days and moments means those days and those moments', async () => {
  const timeZone = 'America/New_York';
  const { at } = moments[0] as { at: string };
  const value = ['2026-03-08', at];
  const found = await readRecords(
    open.workspace,
    { ...admin, timeZone },
    {
      object: 'meeting',
      filter: { field: 'at', op: 'in', value },
      limit: 200,
    },
  );
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone });
  const wanted = moments.filter((moment) => moment.at === at || calendar.format(new Date(moment.at)) === '2026-03-08');
  expect(found.records).toHaveLength(wanted.length);
});
