import { expect, test } from 'vitest';
import { designedForm, splitForm } from './form-body.ts';
import { formFieldDrop, stepDrop } from './form-drop.ts';
import { formAddress, formKey, formSelectedOf, formSelectedOfKey } from './form-selected.ts';

const label = { zh: '甲', en: 'Who' };
const steps = designedForm({
  quickCreate: ['name'],
  steps: [
    { label, fields: ['name', 'amount'] },
    { id: 'money', label, fields: [] },
  ],
});

test('a form without steps is one page; steps without an id are known by their label', () => {
  expect(designedForm({ quickCreate: ['name'] })).toEqual([{ id: null, fields: ['name'] }]);
  expect(designedForm({ quickCreate: ['name'], steps: [] })).toEqual([{ id: null, fields: ['name'] }]);
  expect(steps.map(({ id }) => id)).toEqual(['who', 'money']);
});

test('a form that is split has its fields in the first step', () => {
  expect(splitForm({ quickCreate: ['name', 'amount'] }, () => label).map(({ fields }) => fields)).toEqual([
    ['name', 'amount'],
    [],
  ]);
});

test('an address is the way to the element, and a place within one is the element', () => {
  expect(formSelectedOf(['quickCreate', 'name'])).toEqual({ step: null, field: 'name' });
  expect(formSelectedOf(['steps', 'who', 'when'])).toEqual({ step: 'who' });
  expect(formSelectedOf(['quickCreate'])).toBeUndefined();
  const field = { step: 'who', field: 'name' };
  expect(formAddress('deal', field)).toBe('/studio/objects/deal/form/steps/who/fields/name');
  expect(formSelectedOfKey(formKey(field))).toEqual(field);
});

test('a field stands beside the one it is dropped on, and a step beside the step', () => {
  expect(formFieldDrop(steps, 'name', { over: 'steps.who.fields.amount', side: 'after' })).toEqual({
    step: 'who',
    after: 'amount',
  });
  expect(formFieldDrop(steps, 'name', { over: 'steps.money', side: 'in' })).toEqual({ step: 'money', after: null });
  expect(formFieldDrop(designedForm({ quickCreate: [] }), 'name', { over: 'quickCreate', side: 'in' })).toEqual({
    step: null,
    after: null,
  });
  expect(stepDrop(steps, 'money', { over: 'steps.who', side: 'before' })).toBeNull();
  expect(stepDrop(steps, 'who', { over: 'steps.money', side: 'after' })).toBe('money');
});
