import { expect, test } from 'vitest';
import { extendTo, isSelected, nothingSelected, toggle, toggleLoaded } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

test('a range goes from the last tick in either direction and keeps what was ticked', () => {
  const one = toggle(toggle(nothingSelected, 'e'), 'c');
  expect([...extendTo(one, 'a', order).ids].sort()).toEqual(['a', 'b', 'c', 'e']);
  expect([...extendTo(toggle(nothingSelected, 'b'), 'd', order).ids]).toEqual(['b', 'c', 'd']);
});

test('without a start a range is one record', () => {
  expect([...extendTo(nothingSelected, 'c', order).ids]).toEqual(['c']);
  expect([...extendTo(toggle(nothingSelected, 'gone'), 'c', order).ids].sort()).toEqual(['c', 'gone']);
});

test('ticking all twice ticks none', () => {
  const all = toggleLoaded(nothingSelected, order);
  expect(all.ids.size).toBe(5);
  expect(toggleLoaded(all, order).ids.size).toBe(0);
});

test('everything the view finds includes what is not loaded; unticking one record ends that', () => {
  const everything = { ...toggleLoaded(nothingSelected, order), all: true };
  expect(isSelected(everything, 'z')).toBe(true);
  expect(isSelected(toggle(everything, 'a'), 'z')).toBe(false);
});
