import { expect, test } from 'vitest';
import { goneOptions, proposedReplacements, withLists } from './gone-options.ts';

const label = (text: string) => ({ zh: text, en: text });
const option = (value: string, more: object = {}) => ({ value, label: label(value), ...more });
const object = (options: object[]) => ({ fields: { stage: { type: 'choice', label: label('Stage'), options } } });

test('options that are gone are asked for, but not those that are called otherwise; a merge says what takes their place', () => {
  const base = object([option('a'), option('b'), option('c'), option('d')]);
  const body = object([option('a', { aliases: ['b', 'B'] }), option('e', { was: 'c' })]);
  const found = goneOptions([{ kind: 'object', name: 'deal', base, body }]);
  expect(found).toMatchObject([
    { key: 'deal.stage', gone: [{ value: 'b' }, { value: 'd' }], left: [{ value: 'a' }, { value: 'e' }] },
  ]);
  expect(proposedReplacements(found)).toEqual({ 'deal.stage': { b: 'a' } });
});

test('a new object and a removed field ask for nothing', () => {
  const body = object([option('a')]);
  expect(goneOptions([{ kind: 'object', name: 'deal', base: null, body }])).toEqual([]);
  expect(goneOptions([{ kind: 'object', name: 'deal', base: body, body: { fields: {} } }])).toEqual([]);
});

test('a field that got another name at the same time is known by it', () => {
  const [{ value: stays }, goes] = [{ value: 'a' }, { value: 'b' }];
  const field = (...options: { value: string }[]) => ({ type: 'choice', label: { zh: '级别', en: 'Level' }, options });
  const base = { fields: { level: field({ value: stays }, goes) } };
  const body = { fields: { grade: { ...field({ value: stays }), was: 'level' } } };
  expect(goneOptions([{ kind: 'object', name: 'account', base, body }])).toMatchObject([{ key: 'account.grade', gone: [goes] }]);
});

test('an option that goes from a list is asked for in each field that has the list, and only there', () => {
  const named = (name: string) => ({
    kind: 'object',
    name,
    body: { fields: { stage: { type: 'choice', label: label('Stage'), list: 'stages' } } },
  });
  const list = (...options: object[]) => ({ kind: 'list', name: 'stages', body: { label: label('Stages'), options } });
  const before = list(option('a'), option('b'));
  const published = [before, named('deal'), named('lead'), { kind: 'object', name: 'other', body: object([option('b')]) }];
  const changed = withLists([{ ...list(option('a')), base: before.body }], published);
  expect(goneOptions(changed)).toMatchObject([
    { key: 'deal.stage', gone: [{ value: 'b' }], left: [{ value: 'a' }] },
    { key: 'lead.stage', gone: [{ value: 'b' }] },
  ]);
});
