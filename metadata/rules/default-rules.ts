import type { Field } from '../define/field.ts';
import type { Rule } from '../define/rule.ts';
import { expressionOf } from './record-values.ts';

type Body = { fields: Readonly<Record<string, Field>>; rules?: Readonly<Record<string, Rule>> };

/**
 * The rules of an object, and those that its defaults are: `default: { expression: 'account.industry' }` is what a new record takes where its writer gives
 * no value, worked out anew as long as it is being filled in. Undefined where there is neither.
 */
export function rulesWithDefaults({ fields, rules }: Body): Readonly<Record<string, Rule>> | undefined {
  const defaults = defaultRules(fields);
  return Object.keys(defaults).length > 0 ? { ...defaults, ...rules } : rules;
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
