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

/** The server leaves out what looks at other records: it alone knows what they hold. */
const isKnown = (name: string) => !name.startsWith('related_');

const object = {
  ...ruledObject.body,
  name: 'claim',
  fields: Object.fromEntries(
    Object.entries(ruledObject.body.fields).map(([name, field]) => [
      name,
      { ...field, access: name === 'double' ? 'read' : 'edit' },
    ]),
  ),
  rules: Object.fromEntries(Object.entries(sixtyRules).filter(([name]) => isKnown(name))),
  ruleTypes: {
    case: 'text',
    note: 'text',
    size: 'number',
    double: 'number',
    stage: 'text',
    tags: 'texts',
    due: 'date',
    keeper: 'reference',
  } as Record<string, ExpressionType>,
} as unknown as ObjectModel;

const asker = { me, ...languageFor(object, { ruleLanguage }) };

const cases = ruleCases.filter(({ name }) => isKnown(name));

it.each(cases.filter(({ before }) => !before))('a form hears of $name what the server would say', ({ given, refused, held }) => {
  const { problems, sets } = askRules(object, { values: given }, asker);
  expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual(refused ? [refused] : []);
  if (held?.reason) expect(sets).toEqual(held);
});

it.each(cases)('a change hears of $name what the server would say', ({ was, change, refused, held }) => {
  const { problems, sets } = askRules(object, { values: { ...was, ...change }, before: was, given: Object.keys(change) }, asker);
  expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual(refused ? [refused] : []);
  if (held?.reason) expect(sets).toEqual(held);
});
