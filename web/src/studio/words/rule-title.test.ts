import { expect, test } from 'vitest';
import { label } from '../store/state.test-support.ts';
import { ruleTitle } from './rule-title.ts';

const fields = {
  amount: { type: 'money', label: { zh: '金额', en: 'Amount' } },
  city: { type: 'text', label: label('City') },
} as const;

test('a rule is called by its name, or else by what it does first', () => {
  expect(ruleTitle('rule', { label: label('Big ones'), require: ['amount'] }, fields)).toEqual(label('Big ones'));
  expect(ruleTitle('rule', { require: ['amount', 'city'] }, fields)).toEqual({
    zh: '必填：金额、City',
    en: 'Require: Amount, City',
  });
  expect(ruleTitle('rule', { refuse: { message: { zh: '太晚', en: 'Too late' } } }, fields).en).toBe('Refuse: Too late');
  expect(ruleTitle('rule', { set: { city: 'Rome' } }, fields).en).toContain(': City');
  expect(ruleTitle('rule', { require: [] }, fields).en).toBe('Require');
  expect(ruleTitle('rule', {}, fields)).toEqual(label('rule'));
  expect(ruleTitle('rule', { refuse: { message: label('x'.repeat(90)) } }, fields).en.length).toBeLessThan(45);
});
