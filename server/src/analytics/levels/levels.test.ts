import type { AggregateQuery, ReportRow } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { aggregate } from '../aggregate.ts';
import { shopObjects } from './shop.test-support.ts';

let test: TestWorkspace;
let admin: Actor;
let keeper: Actor;

beforeAll(async () => {
  test = await openTestWorkspace({ definitions: shopObjects, users: { liLei: ['keeper'] } });
  admin = (await actorForUser(test.workspace, testUsers.admin.id, 'web')) as Actor;
  keeper = (await actorForUser(test.workspace, testUsers.liLei.id, 'web')) as Actor;
  const [east, west, north] = await create('customer', [
    { name: '东', kind: 'key', size: 10 },
    { name: '西', kind: 'key', size: 20 },
    { name: '北', kind: 'small', size: 600 },
  ]);
  await create('shop_order', [
    { name: '1', customer: east, amount: '100', placed: '2026-01-10' },
    { name: '2', customer: east, amount: '50.5', placed: '2026-02-10', owner: testUsers.liLei.id },
    { name: '3', customer: west, amount: '30', placed: '2026-02-28' },
    { name: '4', customer: north, amount: '19.5', placed: '2026-03-31' },
    { name: '5', amount: '1', placed: '2026-03-01' },
  ]);
  await create('visit', [
    { name: 'a', customer: east, day: '2026-01-05' },
    { name: 'b', customer: east, day: '2026-02-05' },
    { name: 'c', customer: north, day: '2026-02-06' },
  ]);
});
afterAll(() => test.drop());

async function create(object: string, records: Record<string, unknown>[]): Promise<string[]> {
  return (await writeRecords(test.workspace, admin, { object, action: 'create', records })).ids;
}

const orders = { name: 'orders', aggregate: 'count' } as const;
const amount = { name: 'amount', aggregate: 'sum', field: 'amount' } as const;
const mean = { name: 'mean', aggregate: 'avg', field: 'amount' } as const;

async function ask(query: AggregateQuery, actor = admin): Promise<ReportRow[]> {
  return (await aggregate(test.workspace, actor, query)).rows;
}

/** `[keys, totals, values]`, short enough to read; all values are numbers. */
function short({ keys, totals, values }: ReportRow): unknown[] {
  return [keys, totals ?? [], Object.values(values).map(asNumber)];
}

function asNumber(value: string | number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

describe('totals', () => {
  it('are worked out of the records, not of the groups', async () => {
    const rows = await ask({
      object: 'shop_order',
      group: [{ field: 'customer.kind' }, { field: 'placed', bucket: 'month', across: true }],
      measures: [orders, mean],
      totals: true,
    });
    const total = (...positions: number[]) => rows.filter(({ totals = [] }) => String(totals) === String(positions)).map(short);
    expect(total(0, 1)).toEqual([
      [
        [null, null],
        [0, 1],
        [5, 40.2],
      ],
    ]);
    expect(total(1)).toEqual([
      [['key', null], [1], [3, 60.1666666667]],
      [['small', null], [1], [1, 19.5]],
      [[null, null], [1], [1, 1]],
    ]);
    expect(total(0)).toEqual([
      [[null, '2026-01-01'], [0], [1, 100]],
      [[null, '2026-02-01'], [0], [2, 40.25]],
      [[null, '2026-03-01'], [0], [2, 10.25]],
    ]);
  });

  it('are there where nothing is found', async () => {
    const rows = await ask({
      object: 'shop_order',
      filter: { field: 'name', op: 'eq', value: 'none' },
      group: [{ field: 'placed' }],
      measures: [orders, amount],
      totals: true,
    });
    expect(rows.map(short)).toEqual([[[null], [0], [0, null]]]);
  });
});

describe('groups', () => {
  it('put what is not among the first together, and say how many there were', async () => {
    const answer = await aggregate(test.workspace, admin, {
      object: 'shop_order',
      group: [{ field: 'name', top: 2 }],
      measures: [amount, mean],
      totals: true,
    });
    expect(answer.rows.map(short)).toEqual([
      [['1'], [], [100, 100]],
      [['2'], [], [50.5, 50.5]],
      [[{ others: true }], [], [50.5, 16.8333333333]],
      [[null], [0], [201, 40.2]],
    ]);
    expect(answer.groupCount).toBe(5);
  });

  it('part numbers at bounds', async () => {
    const rows = await ask({ object: 'customer', group: [{ field: 'size', ranges: ['20', '500'] }], measures: [orders] });
    expect(rows.map(short)).toEqual([
      [[{ from: null, to: '20' }], [], [1]],
      [[{ from: '20', to: '500' }], [], [1]],
      [[{ from: '500', to: null }], [], [1]],
    ]);
  });
});

describe('related records', () => {
  it('are counted once each, beside those of other objects', async () => {
    const rows = await ask({
      object: 'customer',
      group: [{ field: 'kind' }],
      measures: [
        { name: 'customers', aggregate: 'count' },
        { name: 'amount', aggregate: 'sum', field: 'amount', of: 'orders' },
        { name: 'visits', aggregate: 'count', of: 'visits' },
      ],
      totals: true,
    });
    expect(rows.map(short)).toEqual([
      [['key'], [], [2, 180.5, 2]],
      [['small'], [], [1, 19.5, 1]],
      [[null], [0], [3, 200, 3]],
    ]);
  });

  it('are those that the reader may see', async () => {
    const rows = await ask(
      { object: 'customer', measures: [{ name: 'amount', aggregate: 'sum', field: 'amount', of: 'orders' }] },
      keeper,
    );
    expect(rows.map(short)).toEqual([[[], [], [50.5]]]);
  });

  it('fall into a period by a date of their own', async () => {
    const rows = await ask({
      object: 'customer',
      period: { field: 'since', from: '2026-02-01', to: '2026-02-28' },
      measures: [
        { name: 'amount', aggregate: 'sum', field: 'amount', of: 'orders', date: 'placed' },
        { name: 'visits', aggregate: 'count', of: 'visits', date: 'day' },
      ],
    });
    expect(rows.map(short)).toEqual([[[], [], [80.5, 2]]]);
  });

  it('have a date of their own only where there is a period', async () => {
    const asked = ask({ object: 'customer', measures: [{ name: 'n', aggregate: 'count', of: 'visits', date: 'day' }] });
    await expect(asked).rejects.toMatchObject({ details: { problems: [{ field: 'measures[0].date', code: 'wrongType' }] } });
  });

  it('cannot be counted over links of many to many, and are unknown where their field is hidden', async () => {
    const count = (of: string) => ask({ object: 'customer', measures: [{ name: 'n', aggregate: 'count', of }] });
    await expect(count('friends')).rejects.toMatchObject({ details: { problems: [{ code: 'notCountable' }] } });
    await expect(count('nothing')).rejects.toMatchObject({ details: { problems: [{ code: 'unknownField' }] } });
  });
});

describe('a comparison', () => {
  it('counts the days before in the groups of the days that they are compared with', async () => {
    const rows = await ask({
      object: 'shop_order',
      period: {
        field: 'placed',
        from: '2026-02-01',
        to: '2026-03-31',
        before: { from: '2026-01-01', to: '2026-02-28', shift: { months: 1, days: 0 } },
      },
      group: [{ field: 'placed', bucket: 'month' }],
      measures: [amount],
      totals: true,
    });
    expect(rows.map(({ keys, values, before }) => [...keys, asNumber(values.amount), asNumber(before?.amount)])).toEqual([
      ['2026-02-01', 80.5, 100],
      ['2026-03-01', 20.5, 80.5],
      [null, 101, 180.5],
    ]);
  });
});

describe('calculations', () => {
  it('say the share, the running total and the rank of a figure', async () => {
    const calculations = (['share', 'shareOfGroup', 'runningTotal', 'rank'] as const).map((calculation, index) => ({
      name: `c${index}`,
      measure: 'amount',
      calculation,
    }));
    const rows = await ask({
      object: 'shop_order',
      filter: { field: 'customer', op: 'notEmpty' },
      group: [{ field: 'customer.kind' }, { field: 'placed', bucket: 'month' }],
      measures: [amount],
      calculations,
    });
    expect(rows.map(short)).toEqual([
      [['key', '2026-01-01'], [], [100, 50, 55.4016620499, 100, 1]],
      [['key', '2026-02-01'], [], [80.5, 40.25, 44.5983379501, 180.5, 2]],
      [['small', '2026-03-01'], [], [19.5, 9.75, 100, 19.5, 3]],
    ]);
  });

  it('are refused for what cannot be added up', async () => {
    const running = ask({
      object: 'shop_order',
      measures: [mean],
      calculations: [{ name: 'r', measure: 'mean', calculation: 'runningTotal' }],
    });
    await expect(running).rejects.toMatchObject({ details: { problems: [{ code: 'wrongType' }] } });
  });
});
