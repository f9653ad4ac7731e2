import { expect, test } from 'vitest';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { keepOffered } from './keep-offered.ts';

const stage = {
  type: 'choice',
  options: [{ value: 'a' }, { value: 'b' }, { value: 'c' }],
  dependsOn: { field: 'pipeline', options: { long: ['a', 'b'], short: ['c'] } },
};
const object = { fields: { stage } } as unknown as ObjectModel;

test('an option that is no longer offered gives way to the first that is', () => {
  expect(keepOffered(object, { pipeline: 'short', stage: 'a' })).toEqual({ pipeline: 'short', stage: 'c' });
  expect(keepOffered(object, { pipeline: 'long', stage: 'b' })).toEqual({ pipeline: 'long', stage: 'b' });
});

test('blanks stay blank', () => {
  expect(keepOffered(object, { pipeline: 'short', stage: null })).toEqual({ pipeline: 'short', stage: null });
});
