import { expect, it } from 'vitest';
import { keepPlaces } from './keep-places.ts';

const named = (names: string) => [...names].map((id) => ({ id }));
const kept = (before: string, answer: string) =>
  keepPlaces([...before], named(answer))
    .map(({ id }) => id)
    .join('');

it('leaves a record where it was when its change brings it to the top', () => {
  expect(kept('abcd', 'cabd')).toBe('abcd');
});

it('shows new records where the answer has them, and closes the gap of one that is gone', () => {
  expect(kept('abcd', 'ncabd')).toBe('nabcd');
  expect(kept('abcd', 'cda')).toBe('acd');
  expect(kept('ab', 'bacd')).toBe('abcd');
});

it('takes an answer as it comes when nothing was shown before', () => {
  expect(kept('', 'cab')).toBe('cab');
});
