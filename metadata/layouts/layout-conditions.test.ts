import { expect, test } from 'vitest';
import type { ExpressionType } from '../expression/expression-type.ts';
import { ruleLanguage } from '../rules/rule-language.ts';
import type { LayoutModel } from '../wire.ts';
import { hasExpressions, holdsOf, pathsOfLayout } from './layout-conditions.ts';

const types: Record<string, ExpressionType> = { stage: 'text', amount: 'number', 'account.level': 'text', vip: 'boolean' };
const language = ruleLanguage({
  typeOf: (path) => types[path],
  formulaOf: (name) => (name === 'vip' ? 'account.level = "a"' : undefined),
});
const seen = { actor: { id: 'u1', roles: ['rep'], source: 'web' as const }, now: '2026-01-01T00:00:00Z', timeZone: 'UTC' };
const record: Record<string, unknown> = {
  stage: 'lost',
  amount: { amount: '7', base: '50', currency: 'USD', rate: '7' },
  'account.level': 'a',
};

test('a condition is asked of the record as it is, of its relations, its formulas, and of who looks', () => {
  const holds = holdsOf(language, { ...seen, value: (path) => record[path] ?? null });
  expect(holds('stage = "lost"')).toBe(true);
  expect(holds('amount > 49')).toBe(true);
  expect(holds('account.level = "b"')).toBe(false);
  expect(holds('vip')).toBe(true);
  expect(holds('HASROLE("rep") AND NOT HASROLE("boss")')).toBe(true);
});

test('what is blank makes no condition hold', () => {
  const holds = holdsOf(language, { ...seen, value: () => null });
  expect(holds('amount > 1')).toBe(false);
});

test('paths through relations that any use of a layout needs are read with the record, and no others', () => {
  const label = { zh: '页面', en: 'Page' };
  const layout: LayoutModel = {
    object: 'deal',
    highlights: ['amount', 'account.owner'],
    sections: [{ label, fields: ['name', 'account.industry'], when: 'account.level = "a"' }],
    related: [],
    quickCreate: [],
    variants: [{ label, screen: 'phone', highlights: ['account.phone'] }],
    types,
  };
  expect(pathsOfLayout(layout)).toEqual(['account.owner', 'account.phone', 'account.industry', 'account.level']);
  expect(hasExpressions(layout)).toBe(true);
  const old: LayoutModel = {
    object: 'deal',
    highlights: ['amount'],
    sections: [{ label, fields: ['name'] }],
    related: [],
    quickCreate: [],
  };
  expect(pathsOfLayout(old)).toEqual([]);
  expect(hasExpressions(old)).toBe(false);
});
