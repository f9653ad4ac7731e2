import type { ObjectBody } from '@tenon/metadata';
import { addDays, startOfUnit } from '@tenon/metadata/calendar.ts';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../../server/src/catalog/publish.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;
const contract: ObjectBody = {
  label: { zh: '合同', en: 'Contract' },
  icon: 'file',
  title: 'number',
  fields: {
    number: { type: 'autoNumber', label: { zh: '编号', en: 'No.' }, pattern: 'HT-{fy}-{000}' },
    signed: { type: 'date', label: { zh: '签订日期', en: 'Signed on' } },
  },
};

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
  await publishDefinition(test.workspace, { kind: 'object', name: 'contract', body: contract }, { by: null, summary: '' });
});
afterAll(() => test.close());

const sign = (signed: string) => call('POST', '/api/records/contract', { signed });
const years = async (bucket: 'year' | 'quarter', field = 'signed') => {
  const group = [{ field, bucket }];
  const measures = [{ name: 'all', aggregate: 'count' }];
  const { rows } = (await call('POST', '/api/records/contract/aggregate', { group, measures })).json();
  return rows.map(({ keys, values }: { keys: string[]; values: { all: number } }) => [keys[0], Number(values.all)]);
};

it('counts years, quarters and running numbers from the month that the company’s year begins with', async () => {
  for (const day of ['2026-03-31', '2026-04-01', '2027-03-31']) expect((await sign(day)).statusCode).toBe(201);
  expect(await years('year')).toEqual([
    ['2026-01-01', 2],
    ['2027-01-01', 1],
  ]);
  expect((await call('PATCH', '/api/workspace', { yearStart: 13 })).statusCode).toBe(400);
  expect((await call('PATCH', '/api/workspace', { yearStart: 4 })).statusCode).toBe(204);
  expect((await call('GET', '/api/metadata')).json().yearStart).toBe(4);
  expect(await years('year')).toEqual([
    ['2025-04-01', 1],
    ['2026-04-01', 2],
  ]);
  expect(await years('quarter')).toEqual([
    ['2026-01-01', 1],
    ['2026-04-01', 1],
    ['2027-01-01', 1],
  ]);
  const today = dateIn(test.workspace.clock.now(), test.workspace.timeZone);
  expect(await years('year', 'created_at')).toEqual([[startOfUnit(today, 'year', 4), 3]]);
  expect(await years('quarter', 'created_at')).toEqual([[startOfUnit(today, 'quarter', 4), 3]]);
  await call('PATCH', '/api/workspace', { yearStart: 2 });
  expect(await years('quarter', 'created_at')).toEqual([[startOfUnit(today, 'quarter', 2), 3]]);
  expect(await years('quarter')).toEqual([
    ['2026-02-01', 2],
    ['2027-02-01', 1],
  ]);
});

it('finds what is of this fiscal year, and numbers by it', async () => {
  const { clock, timeZone } = test.workspace;
  const today = dateIn(clock.now(), timeZone);
  const later = (Number(today.slice(5, 7)) % 12) + 1;
  await call('PATCH', '/api/workspace', { yearStart: later });
  const first = startOfUnit(today, 'year', later);
  const [inside, outside] = await Promise.all([sign(first), sign(addDays(first, -1))]);
  const filter = { field: 'signed', op: 'within', value: 'thisYear' };
  const { records } = (await call('POST', '/api/records/contract/query', { select: ['number'], filter })).json();
  const ids = records.map(({ id }: { id: string }) => id);
  expect(ids).toContain(inside.json().id);
  expect(ids).not.toContain(outside.json().id);
  expect(inside.json().number).toMatch(new RegExp(`^HT-${first.slice(0, 4)}-\\d{3}$`));
});
