import { expect, test } from 'vitest';
import { fresh } from '../store/state.test-support.ts';
import { draftDefinitions } from './draft-definitions.ts';

test('states that are asked about in turns keep their lists, or a screen that draws one while the next is under way never comes to rest', () => {
  const one = fresh();
  const states = [one, fresh(), { ...one, definitions: new Map(one.definitions) }];
  const lists = states.map(draftDefinitions);
  for (const [at, state] of states.entries()) expect(draftDefinitions(state)).toBe(lists[at]);
});
