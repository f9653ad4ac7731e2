import { expect, test } from 'vitest';
import type { ViewBody } from '../../../../../metadata/define/view.ts';
import { answerable } from './answerable.ts';
import { changedView } from './changed-view.ts';
import { orderBetween } from './order-between.ts';

const view: ViewBody = {
  object: 'deal',
  label: { zh: '商机', en: 'Deals' },
  type: 'table',
  columns: [{ field: 'name' }, { field: 'amount', width: 90 }],
};
const drawn = [
  { path: 'name', width: 260 },
  { path: 'amount', width: 90 },
];

test('a list that is widened keeps the widths nobody touched unsaid', () => {
  const columns = [
    { field: 'name', width: 260 },
    { field: 'amount', width: 120 },
  ];
  expect(changedView(view, { columns }, drawn)).toEqual({ columns: [{ field: 'name' }, { field: 'amount', width: 120 }] });
});

test('what is taken back is taken out of the view, and words that are looked for stay with the address', () => {
  const part = { filter: { and: [] }, sort: [], totals: [], group: '', q: '上海', peek: 'x' };
  expect(changedView(view, part, drawn)).toEqual({ filter: undefined, sort: undefined, totals: undefined, group: undefined });
});

test('a board is another type of view', () => {
  expect(changedView(view, { layout: 'board' }, drawn)).toEqual({ type: 'board' });
});

test('what waits for its publish is not asked for, and its column stays', () => {
  const whole: ViewBody = {
    ...view,
    columns: [...view.columns, { field: 'signed_on' }],
    filter: { and: [{ field: 'amount', op: 'gt', value: '1' }, { not: { field: 'signed_on', op: 'empty' } }] },
    sort: [
      { field: 'signed_on', direction: 'asc' },
      { field: 'name', direction: 'asc' },
    ],
    totals: [{ field: 'signed_on', aggregate: 'max' }],
    group: 'signed_on',
  };
  expect(answerable(whole, (path) => path !== 'signed_on')).toEqual({
    ...whole,
    filter: undefined,
    sort: [{ field: 'name', direction: 'asc' }],
    totals: [],
    group: undefined,
  });
});

test('a tab goes between its neighbours without moving them, where they say their places', () => {
  expect(orderBetween(1, 2)).toBe(1.5);
  expect(orderBetween(undefined, 0)).toBe(-1);
  expect(orderBetween(3, undefined)).toBe(4);
  expect(orderBetween(2, 2)).toBeUndefined();
  expect(orderBetween(undefined, undefined)).toBeUndefined();
});
