import { expect, it } from 'vitest';
import type { Field } from '../define/field.ts';
import { rulesOfObject, withoutDefaultRule } from './default-rules.ts';
import { readRules } from './read-rules.ts';
import type { RuleRecord } from './rule-action.ts';
import { ruleLanguage } from './rule-language.ts';
import { workOutSets } from './work-out-rules.ts';

const label = { zh: '名称', en: 'Name' };
const fields: Record<string, Field> = {
  price: { type: 'decimal', label, default: '5' },
  amount: { type: 'decimal', label, default: { expression: 'price * 2' } },
  tax: { type: 'decimal', label, default: { expression: 'amount * 0.1' } },
};

function setsOf(values: Record<string, unknown>, { isNew = true, rules = {} } = {}) {
  const language = ruleLanguage({ typeOf: (path) => (path in fields ? 'number' : undefined), formulaOf: () => undefined });
  const read = readRules({ fields, rules: rulesOfObject({ fields, rules }) ?? {} }, { language });
  const record: RuleRecord = {
    isNew,
    value: (path) => values[path] ?? null,
    prior: () => null,
    isChanged: (field) => field in values,
    isGiven: (field) => field in values,
    mayWrite: () => true,
    resolve: (_, value) => value,
    actor: { id: 'me', roles: [], source: 'web' },
    now: '2026-11-30T12:00:00Z',
    timeZone: 'Asia/Shanghai',
  };
  return workOutSets(read, record);
}

it('a default is worked out of a new record, after those that it reads', () => {
  expect(setsOf({ price: '5' })).toEqual({ amount: '10', tax: '1' });
});

it('what a writer gives stays, and counts for what hangs on it', () => {
  expect(setsOf({ price: '5', amount: '30' })).toEqual({ tax: '3' });
});

it('a record that is there already takes none', () => {
  expect(setsOf({ price: '5' }, { isNew: false })).toEqual({});
});

it('a written rule has the last word', () => {
  expect(setsOf({ price: '5' }, { rules: { free: { set: { tax: '0' } } } })).toEqual({ amount: '10', tax: '0' });
});

it('an object without such defaults keeps the rules that it has', () => {
  const rules = { free: { set: { tax: '0' } } };
  expect(rulesOfObject({ fields: { price: fields.price as Field }, rules })).toBe(rules);
  expect(rulesOfObject({ fields: {} })).toBeUndefined();
  expect(withoutDefaultRule(fields.amount as Field).default).toBeUndefined();
  expect(withoutDefaultRule(fields.price as Field).default).toBe('5');
});
