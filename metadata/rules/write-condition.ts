import type { Comparison, ConditionValue, FieldOperator, RuleCondition } from './condition.ts';
import { isGroup, tidyCondition } from './condition.ts';

/** A condition of the builder as an expression: `stage = "won" AND amount > 100000`; undefined where it asks nothing. */
export function writeCondition(condition: RuleCondition): string | undefined {
  const { join, items } = tidyCondition(condition);
  if (items.length === 0) return undefined;
  return items
    .map((item) => (isGroup(item) ? `(${writeCondition(item)})` : writeComparison(item)))
    .join(` ${join.toUpperCase()} `);
}

function writeComparison(comparison: Comparison): string {
  switch (comparison.about) {
    case 'new':
      return not(comparison.operator === 'no', 'ISNEW()');
    case 'role':
      return not(comparison.operator === 'no', `HASROLE(${quote(comparison.role)})`);
    case 'source':
      return `SOURCE() ${comparison.operator} ${quote(comparison.source)}`;
    case 'field': {
      const { path, prior, operator, values } = comparison;
      return writers[operator](prior ? `PRIOR(${path})` : path, values.map(writeValue));
    }
  }
}

type Writer = (subject: string, values: string[]) => string;

const infix =
  (operator: string): Writer =>
  (subject, [value]) =>
    `${subject} ${operator} ${value}`;
const call =
  (name: string, isNot = false): Writer =>
  (subject, values) =>
    not(isNot, `${name}(${[subject, ...values].join(', ')})`);

const writers: Record<FieldOperator, Writer> = {
  ...{ '=': infix('='), '<>': infix('<>'), '<': infix('<'), '<=': infix('<='), '>': infix('>'), '>=': infix('>=') },
  ...{ in: call('IN'), notIn: call('IN', true), blank: call('ISBLANK'), notBlank: call('ISBLANK', true) },
  ...{ contains: call('CONTAINS'), notContains: call('CONTAINS', true) },
  ...{ startsWith: call('STARTSWITH'), endsWith: call('ENDSWITH') },
  ...{ includes: call('INCLUDES'), notIncludes: call('INCLUDES', true) },
  ...{ yes: (subject: string) => subject, no: (subject: string) => not(true, subject) },
  ...{ changed: call('CHANGED'), notChanged: call('CHANGED', true) },
};

function writeValue(value: ConditionValue): string {
  if ('text' in value) return quote(value.text);
  if ('number' in value) return value.number;
  if ('boolean' in value) return value.boolean ? 'TRUE' : 'FALSE';
  if ('date' in value) return `DATE(${value.date.split('-').map(Number).join(', ')})`;
  if ('me' in value) return 'ME()';
  return value.days === 0 ? 'TODAY()' : `TODAY() ${value.days < 0 ? '-' : '+'} ${Math.abs(value.days)}`;
}

/** A text as an expression holds it. */
export function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '""')}"`;
}

function not(isNot: boolean, expression: string): string {
  return isNot ? `NOT ${expression}` : expression;
}
