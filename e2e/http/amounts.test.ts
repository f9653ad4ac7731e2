import type { Model } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, type TestApp } from './open-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await openApp();
});
afterAll(() => test.close());

it('the model tells which figures are amounts of money, sums of them and formulas among them', async () => {
  const call = await test.signIn();
  const { objects }: Model = (await call('GET', '/api/metadata')).json();
  const isMoney = (object: string, field: string) => objects[object]?.fields[field]?.money ?? false;
  const amounts = ['deal.amount', 'deal.weighted_amount', 'deal.lines_total', 'deal_line.total', 'account.open_amount'];
  const others = ['deal.probability', 'deal.cycle_days', 'deal.next_contact_on', 'account.annual_revenue', 'deal_line.quantity'];
  const told = (path: string) => isMoney(...(path.split('.') as [string, string]));
  expect(amounts.filter(told)).toEqual(amounts);
  expect(others.filter(told)).toEqual([]);
});
