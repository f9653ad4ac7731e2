import { expect, test } from 'vitest';
import { ApiProblem } from './api-problem.ts';
import { currentOf, findClashes } from './clashes.ts';

const original = { id: '1', version: 1, name: 'A', next_step: 'call' };

test('a save clashes only where others changed the same field to something else', () => {
  const current = { ...original, version: 2, next_step: 'visit' };
  expect(findClashes(original, current, { name: 'B' })).toEqual([]);
  expect(findClashes(original, current, { next_step: 'visit' })).toEqual([]);
  expect(findClashes(original, current, { next_step: 'mail' })).toEqual([
    { name: 'next_step', original: 'call', current: 'visit', yours: 'mail' },
  ]);
});

test('what is stored now comes with a conflict, not with other problems', () => {
  const details = { type: '', title: '', code: 'conflict', instance: '', current: original };
  expect(currentOf(new ApiProblem({ ...details, status: 409 }))).toEqual(original);
  expect(currentOf(new ApiProblem({ ...details, status: 422 }))).toBeUndefined();
  expect(currentOf(new Error('x'))).toBeUndefined();
});
