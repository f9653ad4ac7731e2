import { expect, test } from 'vitest';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { askedFields } from './asked-fields.ts';

const stage = {
  type: 'choice',
  access: 'edit',
  options: [{ value: 'open' }, { value: 'lost', requires: ['why', 'note', 'secret'] }],
};
const tags = { type: 'choices', access: 'edit', options: [{ value: 'a' }, { value: 'b', requires: ['why'] }] };
const fields = { stage, tags, why: { access: 'edit' }, note: { access: 'read' } };
const object = { fields } as unknown as ObjectModel;

test('an option asks for what it requires, as far as the user may fill it in', () => {
  expect(askedFields(object, { stage: 'lost' })).toEqual(['why']);
  expect(askedFields(object, { stage: 'lost', why: 'price' })).toEqual([]);
  expect(askedFields(object, { stage: 'open' })).toEqual([]);
  expect(askedFields(object, { note: 'x' })).toEqual([]);
  expect(askedFields(object, { tags: ['a', 'b'] })).toEqual(['why']);
  expect(askedFields(object, { tags: ['a'] })).toEqual([]);
});
