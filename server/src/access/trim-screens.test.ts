import { defineObject, defineView, type RoleBody } from '@tenon/metadata';
import { expect, test } from 'vitest';
import { compileSnapshot } from '../catalog/compile-snapshot.ts';
import { mergeRoles } from './merge-roles.ts';
import { viewModel } from './trim-screens.ts';

const label = { zh: '商机', en: 'Deal' };
const deal = defineObject('deal', {
  label,
  icon: 'box',
  title: 'name',
  fields: {
    name: { type: 'text', label },
    amount: { type: 'money', label },
    large: { type: 'formula', label, expression: 'amount > 100', result: 'boolean' } as never,
  },
});
const list = defineView('deals', {
  object: 'deal',
  label,
  type: 'table',
  columns: [{ field: 'name' }],
  colors: [
    { id: 'named', when: 'name <> ""', color: 'green' },
    { id: 'large', when: 'large', color: 'red' },
  ],
});
const snapshot = compileSnapshot({ schema: 'ws_main', revision: 1, definitions: [deal, list] });
const seenWith = (fields: RoleBody['fields']) => {
  const role: RoleBody = { label, objects: { deal: { read: 'all' } }, fields };
  return viewModel(snapshot, { rights: mergeRoles([role]) }, list.body);
};

test('a view comes with the types of what its colours look at, formulas written out', () => {
  expect(seenWith({})?.colors).toHaveLength(2);
  expect(seenWith({})?.types).toEqual({ name: 'text', large: 'boolean', amount: 'number' });
});

test('a colour whose condition rests on what the reader may not read is not there', () => {
  const view = seenWith({ 'deal.amount': 'hidden' });
  expect(view?.colors?.map(({ id }) => id)).toEqual(['named']);
  expect(view?.types).toEqual({ name: 'text' });
});
