import { type CalendarBody, type DateTrigger, type Length, type ProcessBody, standardWeek } from '@tenon/metadata';
import { workingDayOf } from '@tenon/metadata/working-time.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../base/ids.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { make, onCreate, openParts, type PartWorkspace } from '../runs/processes.test-support.ts';
import { listCalendars, listHolidays } from './list-calendars.ts';
import { addLeave, deleteCalendar, saveCalendar } from './save-calendar.ts';
import { arrangeWorkingTimes, endOfLength, readWorkingTimes } from './working-times.ts';

const body: CalendarBody = {
  ...{ name: '总部', timeZone: 'Asia/Shanghai', week: standardWeek, days: [], departments: [], people: [], isDefault: false },
};
const rests = (length: Length): ProcessBody =>
  onCreate({ id: 'wait', kind: 'delay', inputs: { length } }, make({ template: '{name}' }));
const dated: ProcessBody = {
  ...onCreate(make({ template: 'due {name}' })),
  actsAs: { role: 'administrator' },
  trigger: {
    ...{ kind: 'date', object: 'part', field: 'due', zone: 'Asia/Shanghai' },
    offset: { amount: 2, unit: 'workday', side: 'before' },
  } satisfies DateTrigger,
};

let parts: PartWorkspace;
const calendar = newId();
beforeAll(async () => {
  parts = await openParts({ rests: rests({ amount: 2, unit: 'workday' }), dated }, { users: { liLei: ['administrator'] } });
  const { days } = await listHolidays();
  const week = standardWeek[0] ?? [];
  await saveCalendar(parts.workspace, parts.admin, {
    ...{ id: calendar, version: 0 },
    body: {
      ...body,
      days: days.map(({ date, name, isWorked }) => ({ date, name, hours: isWorked ? week : [], source: 'china' })),
    },
  });
});
afterAll(() => parts.opened.drop());

async function madeBy(time: string): Promise<string[]> {
  parts.clock.at = new Date(time);
  await parts.work();
  await parts.work();
  return parts.made();
}

test('two working days before a date that follows a long holiday come before it', async () => {
  parts.clock.at = new Date('2026-04-28T00:00:00Z');
  await parts.work();
  await parts.create({ name: 'bill', due: '2026-05-06' });
  // The wait of the other process ends at the same time, so only what is due is looked at.
  const dues = async (time: string) => (await madeBy(time)).filter((name) => name.startsWith('due'));
  expect(await dues('2026-04-29T00:59:00Z')).toEqual([]);
  expect(await dues('2026-04-29T01:01:00Z')).toEqual(['due bill']);
  expect(await dues('2026-05-07T01:00:00Z')).toEqual(['due bill']);
  await parts.clear();
});

test('two working days from the eve of a long holiday end after it, 调休 counted', async () => {
  parts.clock.at = new Date('2026-09-30T02:00:00Z');
  await parts.work();
  await parts.create({ name: 'eve' });
  await parts.work();
  // 1 to 7 October are off; Thursday the 8th, Friday the 9th, and Saturday the 10th is worked.
  expect(await madeBy('2026-10-09T01:59:00Z')).toEqual([]);
  expect(await madeBy('2026-10-09T02:00:00Z')).toEqual(['eve']);
  await parts.clear();
});

test('somebody works by their own calendar, else by that of the nearest department, else by the default, and not on leave', () => {
  const row = (id: string, more: Partial<CalendarBody>) => ({ ...body, id, version: 1, ...more });
  const off = { date: '2026-03-02', name: '', hours: [], source: 'hand' as const };
  const times = arrangeWorkingTimes({
    calendars: [
      row('default', { isDefault: true }),
      row('sales', { departments: ['sales'], days: [off] }),
      row('own', { people: ['ann'] }),
    ],
    leave: [{ id: 'l', person: 'cat', from: '2026-03-04', until: '2026-03-05', note: '' }],
    directory: {
      departments: [
        { id: 'north', parent: 'sales' },
        { id: 'sales', parent: null },
      ],
      people: new Map(
        [
          ['ann', 'north'],
          ['bob', 'north'],
          ['cat', null],
        ].map(([id, department]) => [id as string, { id, department } as never]),
      ),
    },
    timeZone: 'UTC',
  });
  const hours = (person: string, date: string) => workingDayOf(times.of(person), date).length;
  expect([hours('ann', '2026-03-02'), hours('bob', '2026-03-02'), hours('cat', '2026-03-02')]).toEqual([2, 0, 2]);
  expect([hours('cat', '2026-03-04'), hours('cat', '2026-03-05'), hours('cat', '2026-03-06')]).toEqual([0, 0, 2]);
  expect([times.isAway('cat', '2026-03-05'), times.isAway('cat', '2026-03-06'), times.isAway('ann', '2026-03-05')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('without a calendar people work from Monday to Friday, nine to six', async () => {
  const times = arrangeWorkingTimes({
    ...{ calendars: [], leave: [], timeZone: 'Asia/Shanghai' },
    directory: { people: new Map(), departments: [] },
  });
  const friday = new Date('2026-03-06T09:30:00Z');
  const by = { timeZone: 'Asia/Shanghai', calendar: times.byDefault };
  expect(endOfLength({ amount: 1, unit: 'workhour' }, friday, by)).toEqual(new Date('2026-03-09T01:30:00Z'));
  expect(endOfLength({ amount: 1, unit: 'workday' }, friday, by)).toEqual(new Date('2026-03-09T09:30:00Z'));
  expect(endOfLength({ amount: 1, unit: 'day' }, friday, by)).toEqual(new Date('2026-03-07T09:30:00Z'));
});

test('a calendar is changed at the version that was seen, one is always the default, and a leave ends', async () => {
  const { workspace, admin } = parts;
  const branch = newId();
  const save = (version: number, more: Partial<CalendarBody> = {}) =>
    saveCalendar(workspace, admin, { id: branch, version, body: { ...body, name: 'Branch', ...more } });
  expect(await save(0, { people: [testUsers.liLei.id] })).toBe(1);
  await expect(save(0)).rejects.toMatchObject({ code: 'conflict' });
  expect(await save(1, { isDefault: true })).toBe(2);
  const listed = async () =>
    (await listCalendars(workspace, admin)).calendars.map(({ name, isDefault }) => `${name} ${isDefault}`);
  expect(await listed()).toEqual(['Branch true', '总部 false']);
  await deleteCalendar(workspace, admin, branch);
  expect(await listed()).toEqual(['总部 true']);
  const leave = { person: testUsers.liLei.id, from: '2026-12-01', until: '2026-12-03', note: 'away' };
  await addLeave(workspace, admin, leave);
  await expect(addLeave(workspace, admin, { ...leave, until: '2026-11-30' })).rejects.toMatchObject({ code: 'invalid' });
  const times = await workspace.db.transaction((tx) => readWorkingTimes(tx, workspace));
  expect(times.isAway(testUsers.liLei.id, '2026-12-02')).toBe(true);
});

test('the package that we ship knows this year’s holidays of China', async () => {
  const { source, days } = await listHolidays();
  expect(source).toMatch(/^chinese-days /);
  expect(days.find(({ date }) => date === '2026-10-01')).toMatchObject({ name: '国庆节', isWorked: false });
  expect(days.find(({ date }) => date === '2026-10-10')).toMatchObject({ isWorked: true });
});
