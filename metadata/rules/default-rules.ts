import type { Field } from '../define/field.ts';
import type { Gate } from '../define/gate.ts';
import type { Rule } from '../define/rule.ts';
import { expressionOf } from './record-values.ts';
import { rulesOfGates } from './rules-of-gates.ts';

type Body = {
  fields: Readonly<Record<string, Field>>;
  rules?: Readonly<Record<string, Rule>>;
  gates?: Readonly<Record<string, Gate>>;
};

/**
 * The rules of an object, those that its gates bring along, and those that its defaults are: `default: { expression: 'account.industry' }` is what a new record takes where its writer gives
 * no value, worked out anew as long as it is being filled in. Undefined where there is none.
 */
export function rulesOfObject({ fields, rules, gates }: Body): Readonly<Record<string, Rule>> | undefined {
  const more = { ...defaultRules(fields), ...rulesOfGates({ fields, gates }) };
  return Object.keys(more).length > 0 ? { ...more, ...rules } : rules;
}

/** Rules of defaults alone, by `field.default`; they come before all that are written. */
export function defaultRules(fields: Body['fields']): Record<string, Rule> {
  const found = Object.entries(fields).flatMap(([name, field]): [string, Rule][] => {
    const value = field?.default;
    if (expressionOf(value) === undefined) return [];
    return [[`${name}.default`, { when: 'ISNEW()', set: { [name]: value }, order: Number.MIN_SAFE_INTEGER }]];
  });
  return Object.fromEntries(found);
}

/** The field without a default that is a rule. */
export function withoutDefaultRule<Given extends Field>(field: Given): Given {
  return expressionOf(field.default) === undefined ? field : { ...field, default: undefined };
}
