import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;
beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

const workday = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const body = {
  ...{ name: '总部', timeZone: 'Asia/Shanghai', days: [], departments: [], people: [], isDefault: false, version: 0 },
  week: [workday, workday, workday, workday, workday, [], []],
};
const address = '/api/calendars/01890000-0000-7000-8000-000000000001';

it('keeps when people work, as a whole, at the version that was seen', async () => {
  const first = await call('PUT', address, body);
  expect([first.statusCode, first.json()]).toEqual([200, { version: 1 }]);
  expect((await call('PUT', address, body)).statusCode).toBe(409);
  const day = { date: '2026-10-01', name: '国庆节', hours: [], source: 'china' };
  expect((await call('PUT', address, { ...body, days: [day], version: 1 })).json()).toEqual({ version: 2 });
  const { calendars } = (await call('GET', '/api/calendars')).json();
  expect(calendars).toMatchObject([{ name: '总部', isDefault: true, version: 2, days: [day], week: body.week }]);
});

it('refuses hours that overlap, a week without work, a date twice and people that are not there', async () => {
  const day = { date: '2026-10-01', name: '', hours: [], source: 'hand' };
  const wrong = [
    { week: [[...workday, ['17:00', '19:00']], ...body.week.slice(1)] },
    { week: body.week.map(() => []) },
    { days: [day, day] },
    { timeZone: 'Mars/Base' },
  ];
  for (const change of wrong) expect((await call('PUT', address, { ...body, ...change, version: 2 })).statusCode).toBe(400);
  const stranger = { ...body, people: ['01890000-0000-7000-8000-0000000000ff'], version: 2 };
  expect((await call('PUT', address, stranger)).statusCode).toBe(404);
});

it('tells the holidays of China, and is for administrators', async () => {
  const { source, days } = (await call('GET', '/api/calendars/holidays')).json();
  expect(source).toMatch(/^chinese-days \d/);
  expect(days).toContainEqual({ date: '2026-02-17', name: '春节', isWorked: false });
  const { call: rep } = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
  for (const path of ['/api/calendars', '/api/calendars/holidays']) expect((await rep('GET', path)).statusCode).toBe(403);
  expect((await rep('PUT', address, { ...body, version: 2 })).statusCode).toBe(403);
});
