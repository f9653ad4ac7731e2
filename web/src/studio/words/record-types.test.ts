import { expect, test } from 'vitest';
import { typesIn, withTypes } from './record-types.ts';

test('reads the types that a condition asks for, and says so where it cannot', () => {
  expect(typesIn(undefined, 'kind')).toEqual([]);
  expect(typesIn('kind = "repair"', 'kind')).toEqual(['repair']);
  expect(typesIn('AND(IN(kind, "repair", "visit"), amount > 3)', 'kind')).toEqual(['repair', 'visit']);
  expect(typesIn('amount > 3', 'kind')).toEqual([]);
  for (const other of ['kind <> "repair"', 'OR(kind = "repair", amount > 3)', 'LEN(kind) > 3', 'AND(kind = "a", kind = "b")'])
    expect(typesIn(other, 'kind'), other).toBeUndefined();
});

test('writes types beside whatever else must hold, and takes them off again', () => {
  const both = withTypes('amount > 3', 'kind', ['repair', 'visit']);
  expect(typesIn(both, 'kind')).toEqual(['repair', 'visit']);
  expect(withTypes(both, 'kind', [])).toBe('amount > 3');
  expect(typesIn(withTypes('OR(amount > 3, amount < 1)', 'kind', ['visit']), 'kind')).toEqual(['visit']);
  expect(withTypes(withTypes(undefined, 'kind', ['visit']), 'kind', [])).toBeUndefined();
});
