import { expect, it } from 'vitest';
import type { ExpressionType } from '../../../../metadata/expression/expression-type.ts';
import { ruleLanguage } from '../../../../metadata/rules/rule-language.ts';
import { ruleCases, ruledObject, sixtyRules } from '../../../../metadata/rules/sixty-rules.test-support.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { askRules, languageFor } from './ask-rules.ts';

const me = {
  user: { id: 'me', name: '李雷', email: 'a@example.com' },
  roles: [{ name: 'administrator', label: { zh: '管理员', en: 'Administrator' } }],
  timeZone: 'Asia/Shanghai',
};

const object = {
  ...ruledObject.body,
  name: 'claim',
  fields: Object.fromEntries(
    Object.entries(ruledObject.body.fields).map(([name, field]) => [
      name,
      { ...field, access: name === 'double' ? 'read' : 'edit' },
    ]),
  ),
  rules: sixtyRules,
  ruleTypes: {
    case: 'text',
    note: 'text',
    size: 'number',
    double: 'number',
    stage: 'text',
    tags: 'texts',
    due: 'date',
    keeper: 'reference',
    'parent.level': 'text',
  } as Record<string, ExpressionType>,
} as unknown as ObjectModel;

/** What the houses of the cases hold, as it is read with them; the words of a case stand for their ids. */
const related = (_: string, id: string) => ({ level: id });
const asker = { me, related, ...languageFor(object, { ruleLanguage }) };

function wire({ parent, ...values }: Record<string, unknown>): Record<string, unknown> {
  return parent === undefined ? values : { ...values, parent: { id: parent } };
}

it.each(ruleCases.filter(({ before }) => !before))('a form hears of $name what the server would say', ({ given, ...case_ }) => {
  const { problems, sets } = askRules(object, { values: wire(given) }, asker);
  expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual(case_.refused ? [case_.refused] : []);
  if (case_.held?.reason) expect(sets).toEqual(case_.held);
});

it.each(ruleCases)('a change hears of $name what the server would say', ({ was, change, refused, held }) => {
  const before = wire(was);
  const question = { values: { ...before, ...wire(change) }, before: { parent: null, ...before }, given: Object.keys(change) };
  const { problems, sets } = askRules(object, { ...question, values: { parent: null, ...question.values } }, asker);
  expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual(refused ? [refused] : []);
  if (held?.reason) expect(sets).toEqual(held);
});

it('offers records by what the record holds, and all of them while it holds nothing', () => {
  const of = { field: 'level', op: 'eq', value: { expression: 'grade' } } as const;
  const offering = { ...object, rules: { of: { offer: { parent: of } } }, ruleTypes: { grade: 'text' } } as ObjectModel;
  const filterOf = (values: Record<string, unknown>) =>
    askRules(offering, { values }, { me, ...languageFor(offering, { ruleLanguage }) }).field('parent');
  expect(filterOf({ grade: 'a' })).toMatchObject({ filter: { field: 'level', op: 'eq', value: 'a' } });
  expect(filterOf({})).not.toHaveProperty('filter');
});

it('says nothing of rules over a record that is not read, and of none of them where only a change is known', () => {
  const values = { case: 'related_refuse', parent: { id: 'gold' } };
  expect(askRules(object, { values }, asker).problems).toMatchObject([{ field: 'reason', code: 'refused' }]);
  expect(askRules(object, { values }, { ...asker, related: () => undefined }).problems).toEqual([]);
  expect(askRules(object, { values: { case: 'related_refuse' }, before: {} }, asker).problems).toEqual([]);
});

it('an amount that was just entered counts in the currency of the company, and is left to the server in another', () => {
  const paid = {
    name: 'bill',
    fields: {
      fee: { type: 'money', access: 'edit', label: { zh: '费用', en: 'Fee' } },
      reason: { type: 'text', access: 'edit', label: { zh: '原因', en: 'Reason' } },
    },
    rules: { dear: { when: 'fee > 1000', require: ['reason'] } },
    ruleTypes: { fee: 'number', reason: 'text' },
  } as unknown as ObjectModel;
  const asks = (fee: unknown) =>
    askRules(paid, { values: { fee } }, { me, currency: 'CNY', ...languageFor(paid, { ruleLanguage }) }).asked;
  expect(asks({ amount: '1200', currency: 'CNY' })).toEqual(['reason']);
  expect(asks({ amount: '1200' })).toEqual(['reason']);
  expect(asks({ amount: '800', currency: 'CNY' })).toEqual([]);
  expect(asks({ amount: '', currency: 'CNY' })).toEqual([]);
  expect(asks({ amount: '1200', currency: 'USD' })).toEqual([]);
  expect(asks({ amount: '900', currency: 'USD', rate: '7', base: '6300' })).toEqual(['reason']);
});
