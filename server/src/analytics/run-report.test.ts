import type { FunnelReport, ReportBody, ReportRequest, SummaryReport } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { actorForUser } from '../access/actors.ts';
import { testUsers } from '../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import { writeRecords } from '../data/write/write-records.ts';
import { reportObjects } from './report-objects.test-support.ts';
import { runReport } from './run-report.ts';

let test: TestWorkspace;
let admin: Actor;
let seller: Actor;
let now = new Date('2026-03-01T08:00:00Z');

beforeAll(async () => {
  test = await openTestWorkspace({ definitions: reportObjects, users: { liLei: ['seller'] }, clock: { now: () => now } });
  admin = (await actorForUser(test.workspace, testUsers.admin.id, 'web')) as Actor;
  seller = (await actorForUser(test.workspace, testUsers.liLei.id, 'web')) as Actor;
  const [a, b, c, d] = await create([
    { name: '甲', stage: 'first', amount: '100.10', secret: 7, closed_on: '2026-01-31', seen_at: '2026-01-31T20:00:00Z' },
    { name: '乙', stage: 'first', amount: '200.20', closed_on: '2026-02-01' },
    { name: '丙', stage: 'first', amount: '300.30', owner: testUsers.liLei.id },
    { name: '丁', stage: 'lost' },
  ]);
  now = new Date('2026-03-11T08:00:00Z');
  // One goes on, one skips a stage, one goes on and comes back; the last was never in an open stage.
  await move(a as string, 'second');
  await move(b as string, 'won');
  await move(c as string, 'second');
  now = new Date('2026-03-15T08:00:00Z');
  await move(c as string, 'first');
  await move(a as string, 'lost');
  expect(d).toBeDefined();
});
afterAll(() => test.drop());

async function create(records: Record<string, unknown>[]): Promise<string[]> {
  return (await writeRecords(test.workspace, admin, { object: 'sale', action: 'create', records })).ids;
}

async function move(id: string, stage: string): Promise<void> {
  await writeRecords(test.workspace, admin, { object: 'sale', action: 'update', records: [{ id, values: { stage } }] });
}

type Summary = Omit<SummaryReport, 'type' | 'object'>;
const label = { zh: '报表', en: 'Report' };

async function summary(
  query: Summary,
  { actor = admin, request = {}, ...about }: { actor?: Actor; request?: ReportRequest } & Partial<ReportBody> = {},
) {
  const report: ReportBody = { label, chart: 'table', ...about, query: { type: 'summary', object: 'sale', ...query } };
  const result = await runReport(test.workspace, actor, { report, request });
  if (result.type !== 'summary') throw new Error('a summary was asked for');
  return result.rows;
}

async function funnel(
  query: Partial<FunnelReport> = {},
  { actor = admin, request = {} }: { actor?: Actor; request?: ReportRequest } = {},
) {
  const report: ReportBody = { label, chart: 'funnel', query: { type: 'funnel', object: 'sale', ...query } };
  const result = await runReport(test.workspace, actor, { report, request });
  if (result.type !== 'funnel') throw new Error('a funnel was asked for');
  return result.stages.map(({ stage, entered, advanced, dropped, conversion, medianDays }) => [
    stage,
    entered,
    advanced,
    dropped,
    conversion,
    medianDays,
  ]);
}

const count = { name: 'sales', aggregate: 'count', label } as const;
const amount = { name: 'amount', aggregate: 'sum', field: 'amount', label } as const;

describe('a summary', () => {
  it('adds up exactly, in the order of the options', async () => {
    const rows = await summary({
      group: [{ field: 'stage' }],
      measures: [count, amount],
      sort: [{ field: 'stage', direction: 'asc' }],
    });
    expect(rows).toEqual([
      { keys: ['first'], values: { sales: 1, amount: '300.30' } },
      { keys: ['won'], values: { sales: 1, amount: '200.20' } },
      { keys: ['lost'], values: { sales: 2, amount: '100.10' } },
    ]);
  });

  it('puts dates into months, and instants into the days of the reader', async () => {
    const months = await summary({ group: [{ field: 'closed_on', bucket: 'month' }], measures: [count] });
    expect(months.map(({ keys, values }) => [...keys, values.sales])).toEqual([
      ['2026-01-01', 1],
      ['2026-02-01', 1],
      [null, 2],
    ]);
    const inShanghai = await summary(
      { group: [{ field: 'seen_at' }], measures: [count] },
      { actor: { ...admin, timeZone: 'Asia/Shanghai' } },
    );
    const inNewYork = await summary(
      { group: [{ field: 'seen_at' }], measures: [count] },
      { actor: { ...admin, timeZone: 'America/New_York' } },
    );
    expect([inShanghai[0]?.keys, inNewYork[0]?.keys]).toEqual([['2026-02-01'], ['2026-01-31']]);
  });

  it('keeps totals, others and records without a date apart from the months that it fills in', async () => {
    const months = await summary({ group: [{ field: 'closed_on', bucket: 'month' }], measures: [count], totals: true, limit: 2 });
    expect(months.map(({ keys, values, totals }) => [...keys, values.sales, totals])).toEqual([
      ['2026-01-01', 1, undefined],
      ['2026-02-01', 1, undefined],
      [null, 4, [0]],
    ]);
    const first = await summary({ group: [{ field: 'closed_on', bucket: 'month', top: 1 }], measures: [count] });
    expect(first.map(({ keys, values }) => [...keys, values.sales])).toEqual([
      [null, 2],
      [{ others: true }, 2],
    ]);
  });

  it('has a row for every month from the first to the last, in either direction, and none for a stray date', async () => {
    const [stray] = await create([{ name: '戊', stage: 'won', closed_on: '2026-06-05', amount: '1' }]);
    const measures = [count, amount, { name: 'share', expression: '100 / sales', label }];
    const inTime = (direction: 'asc' | 'desc', limit?: number) =>
      summary({ group: [{ field: 'closed_on', bucket: 'month' }], measures, sort: [{ field: 'closed_on', direction }], limit });
    expect(await inTime('asc')).toMatchObject([
      { keys: ['2026-01-01'], values: { sales: 1 } },
      { keys: ['2026-02-01'], values: { sales: 1 } },
      { keys: ['2026-03-01'], values: { sales: 0, amount: '0', share: null } },
      { keys: ['2026-04-01'], values: { sales: 0, amount: '0', share: null } },
      { keys: ['2026-05-01'], values: { sales: 0, amount: '0', share: null } },
      { keys: ['2026-06-01'], values: { sales: 1 } },
      { keys: [null], values: { sales: 2 } },
    ]);
    expect((await inTime('desc', 3)).map(({ keys }) => keys[0])).toEqual(['2026-06-01', '2026-05-01', '2026-04-01']);
    const byFigure = summary({
      group: [{ field: 'closed_on', bucket: 'month' }],
      measures,
      sort: [{ field: 'amount', direction: 'desc' }],
    });
    expect(await byFigure).toHaveLength(4);
    const values = { closed_on: '1926-06-05' };
    await writeRecords(test.workspace, admin, { object: 'sale', action: 'update', records: [{ id: stray as string, values }] });
    expect(await inTime('asc')).toHaveLength(4);
    await writeRecords(test.workspace, admin, { object: 'sale', action: 'delete', ids: [stray as string] });
  });

  it('narrows single measures, and gives nothing rather than zero when there is nothing to divide by', async () => {
    const measures = [
      { ...count, name: 'won', filter: { field: 'stage', op: 'eq', value: 'won' } } as const,
      { ...count, name: 'lost', filter: { field: 'stage', op: 'eq', value: 'lost' } } as const,
      { name: 'rate', expression: 'won / (won + lost) * 100', label },
    ];
    expect(await summary({ measures })).toEqual([{ keys: [], values: { won: 1, lost: 2, rate: '33.33333333' } }]);
    const none = await summary({ measures, filter: { field: 'name', op: 'eq', value: '无' } });
    expect(none[0]?.values).toEqual({ won: 0, lost: 0, rate: null });
  });

  it('is sorted by a figure made of figures before it is cut off, and in the order asked for', async () => {
    const measures = [
      count,
      { ...count, name: 'lost', filter: { field: 'stage', op: 'eq', value: 'lost' } } as const,
      { name: 'rate', expression: 'lost / sales * 100', label },
    ];
    const names = async (direction: 'asc' | 'desc', limit?: number) => {
      const sort = [
        { field: 'rate', direction },
        { field: 'name', direction },
      ];
      const rows = await summary({ group: [{ field: 'name' }], measures, sort, limit });
      return rows.map(({ keys, values }) => [keys[0], Number(values.rate)]);
    };
    const all = await names('desc');
    expect(all.map(([, rate]) => rate)).toEqual([100, 100, 0, 0]);
    expect(await names('desc', 2)).toEqual(all.slice(0, 2));
    expect(await names('asc')).toEqual(all.toReversed());
    expect(await names('asc', 3)).toEqual(all.toReversed().slice(0, 3));
  });

  it('makes figures of numbers only: the last of some dates is none', async () => {
    const last = { name: 'last', aggregate: 'max', field: 'closed_on', label } as const;
    const figure = { name: 'double', expression: 'last * 2', label };
    await expect(summary({ measures: [last, figure] })).rejects.toMatchObject({ code: 'invalidQuery' });
    const most = { ...last, field: 'amount' } as const;
    expect((await summary({ measures: [most, figure] }))[0]?.values.double).toBe('600.6');
  });

  it('is narrowed to a period on its own date, to a person, and to records that satisfy a filter', async () => {
    const request = { period: { from: '2026-02-01', to: '2026-02-28' } };
    expect((await summary({ measures: [count] }, { period: 'closed_on', request }))[0]?.values.sales).toBe(1);
    expect((await summary({ measures: [count] }, { request: { person: testUsers.liLei.id } }))[0]?.values.sales).toBe(1);
    const filter = { field: 'name', op: 'in', value: ['甲', '丙'] };
    expect((await summary({ measures: [count] }, { request: { filter } }))[0]?.values.sales).toBe(2);
    expect((await summary({ measures: [count] }, { actor: seller, request: { filter } }))[0]?.values.sales).toBe(1);
    const secret = { field: 'secret', op: 'eq', value: 7 };
    await expect(summary({ measures: [count] }, { actor: seller, request: { filter: secret } })).rejects.toMatchObject({
      code: 'invalidQuery',
    });
    await expect(
      summary({ measures: [count] }, { period: 'closed_on', request: { period: { from: '1.2.2026' } } }),
    ).rejects.toMatchObject({ code: 'invalidQuery' });
  });

  it('counts only what its reader may read, and knows no hidden field', async () => {
    expect(await summary({ measures: [count, amount] }, { actor: seller })).toEqual([
      { keys: [], values: { sales: 1, amount: '300.30' } },
    ]);
    const hidden = { name: 'x', aggregate: 'sum', field: 'secret', label } as const;
    const unknown = { ...hidden, field: 'nothing' } as const;
    const messages = await Promise.all(
      [hidden, unknown].map((measure) =>
        summary({ measures: [measure] }, { actor: seller }).catch((error) => error.details.problems[0].code),
      ),
    );
    expect(messages).toEqual(['unknownField', 'unknownField']);
  });

  it('refuses what makes no sense, by name', async () => {
    await expect(summary({ measures: [{ ...amount, field: 'name' }] })).rejects.toMatchObject({
      details: { problems: [{ code: 'badAggregate' }] },
    });
    await expect(summary({ group: [{ field: 'name', bucket: 'month' }], measures: [count] })).rejects.toMatchObject({
      details: { problems: [{ code: 'notGroupable' }] },
    });
    await expect(summary({ measures: [count], sort: [{ field: 'nothing', direction: 'asc' }] })).rejects.toMatchObject({
      code: 'invalidQuery',
    });
  });
});

describe('a funnel', () => {
  it('counts who reached a stage or a later one: skipping passes, coming back counts once', async () => {
    expect(await funnel()).toEqual([
      ['first', 4, 3, 1, '75.0', '10.0'],
      ['second', 3, 1, 1, '33.3', '4.0'],
      ['won', 1, 0, 0, null, null],
    ]);
  });

  it('takes the cohort of a period by when each stage was reached', async () => {
    const stages = await funnel({}, { request: { period: { from: '2026-03-05', to: '2026-03-31' } } });
    expect(stages.map(([stage, entered]) => [stage, entered])).toEqual([
      ['first', 0],
      ['second', 3],
      ['won', 1],
    ]);
  });

  it('shows a seller only their own', async () => {
    expect((await funnel({}, { actor: seller })).map(([stage, entered]) => [stage, entered])).toEqual([
      ['first', 1],
      ['second', 1],
      ['won', 0],
    ]);
  });
});
