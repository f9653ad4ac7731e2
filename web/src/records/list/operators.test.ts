import { expect, test } from 'vitest';
import { carryValue, isComplete, offeredOperators } from './operators.ts';

test('the operators of a field come in the order people need them', () => {
  expect(offeredOperators({ operators: ['eq', 'ne', 'in', 'notIn', 'empty', 'notEmpty'] })).toEqual([
    'in',
    'notIn',
    'empty',
    'notEmpty',
  ]);
  expect(
    offeredOperators({ operators: ['eq', 'ne', 'in', 'notIn', 'empty', 'notEmpty', 'lt', 'gt', 'between', 'within'] })[0],
  ).toBe('within');
  // Nobody looks for an amount to the cent.
  expect(offeredOperators({ operators: ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'between', 'empty'] })[0]).toBe(
    'gte',
  );
});

test('half-written conditions are not asked', () => {
  expect(isComplete({ field: 'amount', op: 'between', value: ['1', null] })).toBe(false);
  expect(isComplete({ field: 'stage', op: 'in', value: [] })).toBe(false);
  expect(isComplete({ field: 'stage', op: 'empty' })).toBe(true);
  expect(isComplete({ field: 'won', op: 'eq', value: false })).toBe(true);
});

test('a value stays when the next operator takes the same kind', () => {
  expect(carryValue('in', 'notIn', ['won'])).toEqual(['won']);
  expect(carryValue('within', 'lt', 'today')).toBeUndefined();
});
