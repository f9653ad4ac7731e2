import type { Field } from '../define/field.ts';
import { fieldType, valueField } from '../field-types/index.ts';
import type { Condition, Filter, OperandKind } from '../query.ts';
import { expressionOf } from '../rules/record-values.ts';
import { checkValue } from './check-value.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { toManyField } from './field-demands.ts';

/** What stands on the right-hand side is a value of the field, or an array of such. */
const comparing = new Set<OperandKind>(['value', 'values', 'pair']);

/** Looks at an expression that stands in place of a value of a field. */
export type CheckOperand = (at: string, source: string, field: Field) => void;

/** Fields, operators and literal values of a filter over records of an object; expressions only where `operand` knows what they are over. */
export function checkFilter(
  check: DefinitionCheck,
  at: string,
  { object, filter, operand }: { object: string; filter: Filter | undefined; operand?: CheckOperand },
): void {
  const within = (place: string, each: Filter | undefined, start = object) =>
    checkFilter(check, `${at}.${place}`, { object: start, filter: each, operand });
  if (!filter) return;
  if ('and' in filter) for (const [index, each] of filter.and.entries()) within(`and.${index}`, each);
  else if ('or' in filter) for (const [index, each] of filter.or.entries()) within(`or.${index}`, each);
  else if ('not' in filter) within('not', filter.not);
  else if ('some' in filter) {
    const field = check.field(`${at}.some`, object, filter.some, toManyField);
    const related = field && fieldType(field).target?.(field)?.objects[0];
    if (related) within('filter', filter.filter, related);
  } else checkCondition(check, at, { object, condition: filter, operand });
}

function checkCondition(
  check: DefinitionCheck,
  at: string,
  { object, condition, operand }: { object: string; condition: Condition; operand?: CheckOperand },
): void {
  const field = check.field(`${at}.field`, object, condition.field);
  if (!field) return;
  const { op, value } = condition;
  const { conditions, relatedConditions } = fieldType(valueField(field));
  const asked = { ...conditions, ...relatedConditions };
  const takes = Object.hasOwn(asked, op) ? asked[op]?.takes : undefined;
  if (!takes) check.report(`${at}.op`, 'badOperator', { seen: condition.field, op }, object);
  else checkOperands(check, `${at}.value`, { name: condition.field, field }, { takes, value, operand });
}

function checkOperands(
  check: DefinitionCheck,
  at: string,
  named: { name: string; field: Field },
  { takes, value, operand }: { takes: OperandKind; value: unknown; operand?: CheckOperand },
): void {
  const operands = Array.isArray(value) ? value : [value];
  for (const [index, each] of operands.entries()) {
    const source = expressionOf(each);
    const place = Array.isArray(value) ? `${at}.${index}` : at;
    if (source !== undefined && operand && comparing.has(takes)) operand(place, source, named.field);
    else if (source !== undefined)
      check.report(place, 'badDefault', { field: named.field.label ?? named.name, reason: noRecord });
    else if (comparing.has(takes) && each !== undefined) checkValue(check, at, named, each);
  }
  if (takes === 'list') checkValue(check, at, named, operands);
}

const noRecord = {
  zh: '表达式只能用在规则的“限定可选项”中，代替一个值',
  en: 'an expression may only stand in what a rule offers, in place of one value',
};
