import { expect, test } from 'vitest';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { askRules } from '../../fields/rules/ask-rules.ts';
import type { AskRules } from '../../fields/rules/use-rules.ts';
import { askedFields } from './asked-fields.ts';

const stage = {
  type: 'choice',
  access: 'edit',
  options: [{ value: 'open' }, { value: 'lost', requires: ['why', 'note', 'secret'] }],
};
const tags = { type: 'choices', access: 'edit', options: [{ value: 'a' }, { value: 'b', requires: ['why'] }] };
const fields = { stage, tags, why: { access: 'edit' }, note: { access: 'read' } };
const object = { fields } as unknown as ObjectModel;
const me = { user: { id: 'u1', name: '李雷', email: 'a@example.com' }, roles: [], timeZone: 'UTC' };
const ask: AskRules = (question) => askRules(object, question, { me });

test('an option asks for what it requires, as far as the user may fill it in', () => {
  expect(askedFields(ask, { stage: 'lost' })).toEqual(['why']);
  expect(askedFields(ask, { stage: 'lost', why: 'price' })).toEqual([]);
  expect(askedFields(ask, { stage: 'open' })).toEqual([]);
  expect(askedFields(ask, { note: 'x' })).toEqual([]);
  expect(askedFields(ask, { tags: ['a', 'b'] })).toEqual(['why']);
  expect(askedFields(ask, { tags: ['a'] })).toEqual([]);
});
