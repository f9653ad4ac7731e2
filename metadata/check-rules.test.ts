import { expect, it } from 'vitest';
import { checkDefinitions } from './check-definitions.ts';
import { defineObject } from './define/object.ts';
import { defineRole } from './define/role.ts';
import type { Rule } from './define/rule.ts';
import { ruleActions } from './rules/actions/index.ts';

const label = { zh: '名称', en: 'Name' };
const words = { zh: '不行', en: 'No' };

function complaints(rules: Record<string, unknown>, defaults: Record<string, unknown> = {}): string[] {
  const account = defineObject('account', {
    label,
    icon: 'building',
    title: 'name',
    fields: {
      name: { type: 'text', label, required: true },
      level: {
        type: 'choice',
        label,
        options: [
          { value: 'gold', label },
          { value: 'tin', label },
        ],
      },
      chance: { type: 'integer', label, max: 100, default: defaults.chance },
      closed_on: { type: 'date', label, default: defaults.closed_on },
      double: { type: 'formula', label, expression: 'chance * 2', result: 'integer' },
      parent: { type: 'relation', label, to: 'account' },
    },
    rules: rules as Record<string, Rule>,
  });
  const role = defineRole('boss', { label, objects: {} });
  return checkDefinitions([account, role]).map(({ path, code, message }) => `${path} ${code}: ${message.en}`);
}

it('takes rules that fit', () => {
  expect(
    complaints({
      lock: {
        when: 'PRIOR(level) = "gold" AND NOT HASROLE("boss")',
        readOnly: ['chance'],
        refuse: { field: 'chance', message: words },
      },
      fill: { when: 'parent.level = "tin"', set: { closed_on: { today: true }, chance: { expression: 'double + 1' } } },
      few: { when: 'CHANGED(level)', offer: { level: ['tin'], parent: { field: 'level', op: 'eq', value: 'gold' } } },
      near: { offer: { parent: { field: 'level', op: 'in', value: [{ expression: 'parent.level' }, 'tin'] } } },
      seen: { show: ['closed_on'], warn: { message: words }, label, order: 2, off: true },
    }),
  ).toEqual([]);
});

it.each<[string, unknown, string]>([
  [
    'an unknown field in a condition',
    { when: 'levl = "tin"', require: ['name'] },
    'when badFormula: There is no field “levl” (character 1); did you mean “level”?',
  ],
  ['a condition that is no question', { when: 'chance + 1', require: ['name'] }, 'when wrongResult'],
  [
    'an option that is not there',
    { when: 'parent.level = "silver"', require: ['name'] },
    'when unknownOption: The field “Name › Name” has no option “silver”',
  ],
  ['a role that is not there', { when: 'HASROLE("bos")', require: ['name'] }, 'when unknownRole: There is no role “bos”'],
  ['a condition that is never true', { when: '1 > 2', require: ['name'] }, 'when ruleNeverHolds'],
  [
    'two things at once',
    { when: 'level = "tin" AND chance > 1 AND level = "gold"', require: ['name'] },
    'when ruleNeverHolds: The condition is never true, so the rule does nothing: “Name” cannot be both “tin” and “gold”',
  ],
  [
    'nothing to do',
    { when: 'chance > 1' },
    ` emptyRule: The rule does nothing; add one of ${Object.keys(ruleActions).join(', ')}`,
  ],
  ['an unknown field of an action', { require: ['nme'] }, 'require.0 unknownFieldNearest'],
  ['a field that nobody writes', { require: ['double'] }, 'require.0 unfitField'],
  ['a value of another type', { set: { chance: 'many' } }, 'set.chance badDefault'],
  ['a value out of range', { set: { chance: 101 } }, 'set.chance badDefault'],
  ['an expression of another type', { set: { chance: { expression: 'name' } } }, 'set.chance wrongResult'],
  ['a blank where a value is required', { set: { name: null } }, 'set.name setNeverSaved'],
  [
    'a value that the same rule does not offer',
    { set: { level: 'gold' }, offer: { level: ['tin'] } },
    'offer.level setNeverSaved',
  ],
  ['a value in a record that it refuses', { set: { level: 'gold' }, refuse: { message: words } }, 'refuse setNeverSaved'],
  ['an offer that no choice has', { offer: { level: ['bronze'] } }, 'offer.level unknownOption'],
  ['an offer of records for a text', { offer: { name: { field: 'level', op: 'eq', value: 'gold' } } }, 'offer.name unfitField'],
  [
    'an offer by a field that is not there',
    { offer: { parent: { field: 'level', op: 'eq', value: { expression: 'levl' } } } },
    'offer.parent.value badFormula',
  ],
  [
    'an offer by a value of another type',
    { offer: { parent: { and: [{ field: 'level', op: 'eq', value: { expression: 'chance' } }] } } },
    'offer.parent.and.0.value wrongResult',
  ],
  [
    'an expression in place of a text to look for',
    { offer: { parent: { field: 'name', op: 'contains', value: { expression: 'name' } } } },
    'offer.parent.value badDefault',
  ],
  [
    'a prior value of another record',
    { when: 'PRIOR(parent.level) = "tin"', require: ['name'] },
    'when badFormula: “field” of PRIOR must be a field of the record itself (character 7)',
  ],
  ['words in one language', { refuse: { message: { zh: '不行' } } }, 'refuse.message.en missing'],
  ['an action that is not known', { hide: ['name'] }, ' unknownKey'],
])('refuses %s', (_, rule, expected) => {
  const [first = '', ...others] = complaints({ rule });
  expect(first.startsWith(`rules.rule${expected.startsWith(' ') ? '' : '.'}${expected}`), first).toBe(true);
  expect(others).toEqual([]);
});

it('refuses rules that wait for each other, formulas included, and says which', () => {
  const rules = {
    first: { when: 'level = "gold"', set: { chance: 1 } },
    second: { when: 'double = 2', set: { level: 'gold' } },
    apart: { when: 'ISBLANK(closed_on)', set: { closed_on: { today: true } } },
  };
  expect(complaints(rules)).toEqual([
    'rules.first circularRules: These rules read what each other sets, so none of them comes first: first → second → first',
  ]);
});

it('keeps formulas from asking what only a change knows', () => {
  const account = defineObject('account', {
    label,
    icon: 'building',
    title: 'name',
    fields: { name: { type: 'text', label }, odd: { type: 'formula', label, expression: 'CHANGED(name)', result: 'boolean' } },
  });
  expect(checkDefinitions([account]).map(({ message }) => message.en)).toEqual([
    'CHANGED is for rules alone: a formula knows neither the change nor who makes it (character 1)',
  ]);
});

it('takes a default that is worked out, and says what is wrong with one at its field', () => {
  const expression = (source: string) => ({ expression: source });
  expect(complaints({}, { chance: expression('IF(level = "gold", 80, 20)'), closed_on: expression('TODAY()') })).toEqual([]);
  expect(complaints({}, { chance: expression('chnce + 1') })).toEqual([
    expect.stringContaining('fields.chance.default badFormula'),
  ]);
  expect(complaints({}, { chance: expression('name') })).toEqual([expect.stringContaining('fields.chance.default wrongResult')]);
  expect(complaints({}, { chance: expression('level = "silver"') })).not.toEqual([]);
});

it('a default and a rule that wait for each other are a circle', () => {
  const rules = { late: { set: { closed_on: { expression: 'ADDDAYS(TODAY(), chance)' } } } };
  const defaults = { chance: { expression: 'DAY(closed_on)' } };
  expect(complaints(rules, defaults)).toEqual([expect.stringMatching(/chance\.default circularRules.*Name → late → Name/)]);
});
