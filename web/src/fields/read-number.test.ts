import { expect, test } from 'vitest';
import { readNumber, trimZeros } from './read-number.ts';

test('typed numbers become plain decimals', () => {
  expect(['1,234.50', '１２', '.5', '-.5', '3.', '+7', ' ', 'abc'].map(readNumber)).toEqual([
    '1234.50',
    '12',
    '0.5',
    '-0.5',
    '3',
    '7',
    null,
    'abc',
  ]);
});

test('zeros after the point go', () => {
  expect(['12.5000', '10.00', '100', '0.00'].map(trimZeros)).toEqual(['12.5', '10', '100', '0']);
});
