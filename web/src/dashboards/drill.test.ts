import { expect, test } from 'vitest';
import type { ReportBody } from '../../../metadata/define/report.ts';
import { drillFilter, recordsBehind } from './drill.ts';

const won = { field: 'status', op: 'eq', value: 'won' } as const;
const label = { zh: '赢单', en: 'Won' };
const group = [{ field: 'closed_on', bucket: 'month' }, { field: 'owner' }] as const;
const count = { name: 'deals', aggregate: 'count', label } as const;

const report: ReportBody = {
  label,
  chart: 'column',
  period: 'closed_on',
  query: { type: 'summary', object: 'deal', filter: won, group: [...group], measures: [count] },
};

test('a figure without filters leads to all records of its report', () => {
  expect(drillFilter(report, {})).toEqual(won);
  expect(drillFilter({ ...report, query: { ...report.query, filter: undefined } }, {})).toBeUndefined();
});

test('period and person narrow the fields the server narrows', () => {
  const request = { period: { from: '2026-01-01', to: '2026-12-31' }, person: 'u1' };
  expect(drillFilter({ ...report, person: 'created_by' }, request)).toEqual({
    and: [
      won,
      { field: 'closed_on', op: 'gte', value: '2026-01-01' },
      { field: 'closed_on', op: 'lte', value: '2026-12-31' },
      { field: 'created_by', op: 'eq', value: 'u1' },
    ],
  });
  expect(drillFilter({ ...report, period: undefined }, { period: { from: '2026-01-01' } })).toEqual(won);
});

test('a group becomes conditions: the days of a bucket, a reference, nothing filled in', () => {
  const owner = { id: 'u1', title: 'Li Lei' };
  expect(drillFilter(report, {}, { groups: [...group], keys: ['2026-02-01', owner] })).toEqual({
    and: [
      won,
      { field: 'closed_on', op: 'gte', value: '2026-02-01' },
      { field: 'closed_on', op: 'lte', value: '2026-02-28' },
      { field: 'owner', op: 'eq', value: owner },
    ],
  });
  expect(drillFilter(report, {}, { groups: [...group], keys: [null, owner] })).toEqual({
    and: [won, { field: 'closed_on', op: 'empty' }, { field: 'owner', op: 'eq', value: owner }],
  });
});

test('the filter of a measure joins that of its report, brackets taken off', () => {
  const measure = { ...count, filter: { and: [{ field: 'amount', op: 'gt', value: 5 }, won] } } as const;
  expect(drillFilter(report, {}, { measure: measure as never })).toEqual({
    and: [won, { field: 'amount', op: 'gt', value: 5 }, won],
  });
});

test('a figure worked out of others leads to the records of any of them', () => {
  const lost = { field: 'status', op: 'eq', value: 'lost' } as const;
  const rate = { name: 'rate', expression: 'won / (won + lost) * 100', label };
  const measures = [rate, { ...count, name: 'won', filter: won }, { ...count, name: 'lost', filter: lost }];
  const winRate: ReportBody = { ...report, query: { type: 'summary', object: 'deal', measures } };
  expect(drillFilter(winRate, {}, { measure: rate })).toEqual({ or: [won, lost] });
  const perDeal = { name: 'mean', expression: 'won / deals', label };
  expect(
    drillFilter(
      { ...winRate, query: { type: 'summary', object: 'deal', measures: [...measures, count] } },
      {},
      { measure: perDeal },
    ),
  ).toBeUndefined();
});

test('ranges, others and totals lead to just their records', () => {
  const groups = [
    { field: 'amount', ranges: ['0', '100'] },
    { field: 'owner', top: 1 },
  ];
  const known = [
    [{ from: '0', to: '100' }, 'u1'],
    [{ from: '0', to: '100' }, { others: true }],
  ];
  expect(drillFilter(report, {}, { groups, keys: [{ from: '0', to: '100' }, { others: true }], known })).toEqual({
    and: [
      won,
      { field: 'amount', op: 'gte', value: '0' },
      { field: 'amount', op: 'lt', value: '100' },
      { not: { or: [{ field: 'owner', op: 'eq', value: 'u1' }] } },
    ],
  });
  expect(drillFilter(report, {}, { groups, keys: [null, null], totals: [0, 1], known })).toEqual(won);
  expect(drillFilter(report, {}, { groups, keys: [null, null], totals: [1], known })).toEqual({
    and: [won, { field: 'amount', op: 'empty' }],
  });
});

test('measures of related records lead to these, by the field that leads back', () => {
  const measure = { name: 'visits', aggregate: 'count', of: 'visits', date: 'day', label } as const;
  const asked: ReportBody = { ...report, query: { ...report.query, measures: [measure] } as never };
  const model = (leadsTo: string[]) =>
    ({
      objects: {
        deal: { fields: { visits: { to: 'visit', via: 'deal', leadsTo: ['visit'] } } },
        visit: { fields: { deal: { leadsTo } } },
      },
    }) as never;
  const target = { measure, groups: [{ field: 'owner' }], keys: ['u1'] };
  expect(recordsBehind(model(['deal']), asked, { period: { from: '2026-01-01' } }, target)).toEqual({
    object: 'visit',
    filter: {
      and: [
        { field: 'deal.status', op: 'eq', value: 'won' },
        { field: 'day', op: 'gte', value: '2026-01-01' },
        { field: 'deal.owner', op: 'eq', value: 'u1' },
      ],
    },
  });
  expect(recordsBehind(model(['deal', 'account']), asked, {}, target)).toBeUndefined();
});
