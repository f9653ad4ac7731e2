import { expect, test } from 'vitest';
import { groupsCrossed, lineOf, placeOfMoved } from './menu-lines.ts';

const menu = [
  { id: 'sales', objects: ['lead', 'deal'] },
  { id: 'base', objects: ['account'] },
  { id: 'more', objects: [] },
];

test('an object goes up and down in its group, and past the end into the next', () => {
  expect(placeOfMoved(menu, { section: 'sales', object: 'deal' }, -1)).toEqual({ section: 'sales', after: null });
  expect(placeOfMoved(menu, { section: 'sales', object: 'deal' }, 1)).toEqual({ section: 'base', after: null });
  expect(placeOfMoved(menu, { section: 'base', object: 'account' }, -1)).toEqual({ section: 'sales', after: 'deal' });
  expect(placeOfMoved(menu, { section: 'base', object: 'account' }, 1)).toEqual({ section: 'more', after: null });
});

test('nothing goes above the first group or below the last', () => {
  expect(placeOfMoved(menu, { section: 'sales', object: 'lead' }, -5)).toEqual({ section: 'sales', after: null });
  expect(placeOfMoved(menu, { section: 'sales', object: 'lead' }, 50)).toEqual({ section: 'more', after: null });
});

test('a group goes by one by keyboard, and across those that it was dragged over', () => {
  expect(groupsCrossed(menu, 'base', -1)).toBe(-1);
  expect(groupsCrossed(menu, 'sales', 4)).toBe(1);
  expect(groupsCrossed(menu, 'more', -5)).toBe(-2);
});

test('an address leads to a line, a letter to its object, and what is gone to its group', () => {
  expect(lineOf(['menu', 'base', 'objects', 'account'], menu)).toEqual({ section: 'base', object: 'account' });
  expect(lineOf(['shortcuts', 'deal', 'key'], menu)).toEqual({ section: 'sales', object: 'deal' });
  expect(lineOf(['menu', 'sales', 'objects', 'gone'], menu)).toEqual({ section: 'sales' });
  expect(lineOf(['main', 'deal'], menu)).toBeUndefined();
});
