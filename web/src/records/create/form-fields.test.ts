import { expect, test } from 'vitest';
import type { LayoutBody } from '../../../../metadata/define/layout.ts';
import { chooseLayout } from '../../../../metadata/layouts/choose-layout.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { editFields, formFields, startValues } from './form-fields.ts';
import { formSteps } from './form-steps.ts';

const fields = {
  name: { type: 'text', access: 'edit', required: true },
  stage: { type: 'choice', access: 'edit', required: true, default: 'new' },
  code: { type: 'text', access: 'edit', required: true },
  notes: { type: 'text', access: 'edit' },
  number: { type: 'autoNumber', access: 'edit' },
  secret: { type: 'text', access: 'read' },
  owner: { type: 'user', access: 'edit', system: true, default: { me: true } },
  started_on: { type: 'date', access: 'edit', default: { today: true } },
  seen_at: { type: 'datetime', access: 'edit', default: { today: true } },
};
const object = { name: 'deal', title: 'name', fields } as unknown as ObjectModel;
const label = { zh: '资料', en: 'Facts' };
const body: LayoutBody = {
  object: 'deal',
  highlights: [],
  sections: [{ label, fields: ['notes', 'number', 'secret'] }],
  related: [],
  quickCreate: ['name', 'secret'],
  steps: [
    { id: 'who', label, fields: ['name', 'secret'] },
    { id: 'nothing', label, fields: ['number'] },
    { id: 'read', label, text: label, fields: [] },
    { id: 'rest', label, fields: ['notes'] },
  ],
};
const layout = chooseLayout(body, fields as never, { mode: 'create', screen: 'desktop', roles: [], holds: () => false });
const me = { id: 'u1', name: '李雷', email: 'a@example.com' };

test('a form asks for its layout’s fields and for what is needed, and keeps the rest at hand', () => {
  expect(formFields(object, layout, (name) => ['name', 'stage', 'code'].includes(name))).toEqual({
    first: ['name', 'code'],
    more: ['notes', 'stage', 'started_on', 'seen_at'],
  });
});

test('the last step of a form asks for what is needed and stands in none; a step without anything to do is left out', () => {
  const steps = formSteps(object, layout, (name) => ['name', 'code', 'stage'].includes(name));
  expect(steps.map(({ id, fields: own }) => [id, own])).toEqual([
    ['who', ['name']],
    ['read', []],
    ['rest', ['notes', 'code']],
  ]);
});

test('a form of a record that is there asks for what is filled in beforehand, then for the rest of its page, but for rows', () => {
  const withRows = { ...object, fields: { ...fields, lines: { type: 'subTable', access: 'edit', to: 'line', via: 'deal' } } };
  const page = { ...layout, sections: [{ ...layout.sections[0], fields: ['name', 'lines', 'notes'] }] } as never;
  expect(editFields(withRows as unknown as ObjectModel, page, { notes: 'x' })).toEqual({ first: ['notes'], more: ['name'] });
  expect(editFields(withRows as unknown as ObjectModel, page)).toEqual({ first: [], more: ['name', 'notes'] });
});

test('defaults that stand for somebody or a day are shown as such; moments are left to the server', () => {
  const values = startValues(object, { me, today: '2026-11-21' });
  expect(values).toEqual({ stage: 'new', owner: { id: 'u1', title: '李雷' }, started_on: '2026-11-21' });
});
