import { expect, test } from 'vitest';
import { moveCard } from './move-card.ts';

const card = (id: string) => ({ id, version: 1 });
const data = { pages: [{ records: [card('a'), card('b')] }, { records: [card('c')] }], pageParams: [undefined, 'x'] };
const ids = (moved: ReturnType<typeof moveCard>) => moved?.pages.map(({ records }) => records.map(({ id }) => id));

test('a card leaves its column', () => {
  expect(ids(moveCard(data, { out: 'c' }))).toEqual([['a', 'b'], []]);
});

test('a card comes in on top, and once only', () => {
  expect(ids(moveCard(data, { in: card('d') }))).toEqual([['d', 'a', 'b'], ['c']]);
  expect(ids(moveCard(data, { in: card('c') }))).toEqual([['c', 'a', 'b'], []]);
});

test('a column that was not read stays unread', () => {
  expect(moveCard(undefined, { in: card('a') })).toBeUndefined();
});
