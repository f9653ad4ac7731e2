import { expect, test } from 'vitest';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { commandOf } from '../../store/commands.ts';
import { perform } from '../../store/perform.ts';
import { fresh, label } from '../../store/state.test-support.ts';
import { bodyOf, type StudioState } from '../../store/state.ts';
import { takeOffPages } from './take-off-pages.ts';

const page: Json = {
  object: 'account',
  highlights: ['city'],
  sections: [{ id: 'basics', label: label('Basics'), fields: ['name', 'city'], cells: { city: { wide: true } } }],
  related: [],
  quickCreate: ['name', 'city'],
  steps: [{ id: 'first', label: label('First'), fields: ['city', 'name'] }],
  variants: [{ id: 'phone', label: label('Phone'), hide: { fields: ['city'] }, highlights: ['city', 'name'] }],
};
const cities: Json = {
  object: 'city',
  highlights: [],
  sections: [],
  related: [
    { object: 'account', via: 'city', columns: ['name'] },
    { id: 'big', object: 'account', via: 'city', columns: ['name'] },
    { object: 'account', via: 'home', columns: ['name'] },
  ],
  quickCreate: [],
};
const view: Json = { object: 'account', type: 'table', label: label('All'), columns: [{ field: 'name' }, { field: 'city' }] };

test('a field that goes leaves pages, forms, variants, lists and the lists of what it linked, drafts among them', () => {
  const begun: StudioState = fresh();
  const made = commandOf(begun, { key: 'action.save' }, (step) => {
    step.write({ kind: 'layout', name: 'account', at: [] }, { to: page });
    step.write({ kind: 'layout', name: 'city', at: [] }, { to: cities });
    step.write({ kind: 'view', name: 'account_view_2', at: [] }, { to: view });
  });
  const before = perform(begun, made ?? expect.fail(), 0) ?? expect.fail();
  const gone = commandOf(before, { key: 'action.save' }, (step) =>
    takeOffPages(step, before, { object: 'account', name: 'city' }),
  );
  const after = perform(before, gone ?? expect.fail(), 9000) ?? expect.fail();
  const text = JSON.stringify([...after.drafts.keys()].map((key) => bodyOf(after, targetOf(key))));
  expect(text.match(/"(field":")?city"/g)).toEqual(['"city"']);
  expect(text).toContain('"via":"home"');
});

function targetOf(key: string) {
  const [kind = '', name = ''] = key.split('/');
  return { kind, name };
}
