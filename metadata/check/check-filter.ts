import type { Field } from '../define/field.ts';
import { fieldType, valueField } from '../field-types/index.ts';
import type { Condition, Filter, OperandKind } from '../query.ts';
import { checkValue } from './check-value.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { toManyField } from './field-demands.ts';

/** What stands on the right-hand side is a value of the field, or an array of such. */
const comparing = new Set<OperandKind>(['value', 'values', 'pair']);

/** Fields, operators and literal values of a filter over records of an object. */
export function checkFilter(check: DefinitionCheck, at: string, object: string, filter: Filter | undefined): void {
  if (!filter) return;
  if ('and' in filter) checkAll(check, `${at}.and`, object, filter.and);
  else if ('or' in filter) checkAll(check, `${at}.or`, object, filter.or);
  else if ('not' in filter) checkFilter(check, `${at}.not`, object, filter.not);
  else if ('some' in filter) {
    const field = check.field(`${at}.some`, object, filter.some, toManyField);
    const related = field && fieldType(field).target?.(field)?.objects[0];
    if (related) checkFilter(check, `${at}.filter`, related, filter.filter);
  } else checkCondition(check, at, object, filter);
}

function checkAll(check: DefinitionCheck, at: string, object: string, filters: Filter[]): void {
  for (const [index, filter] of filters.entries()) checkFilter(check, `${at}.${index}`, object, filter);
}

function checkCondition(check: DefinitionCheck, at: string, object: string, condition: Condition): void {
  const field = check.field(`${at}.field`, object, condition.field);
  if (!field) return;
  const { op, value } = condition;
  const { conditions, relatedConditions } = fieldType(valueField(field));
  const asked = { ...conditions, ...relatedConditions };
  const takes = Object.hasOwn(asked, op) ? asked[op]?.takes : undefined;
  if (!takes) check.report(`${at}.op`, 'badOperator', { seen: condition.field, op });
  else checkOperands(check, `${at}.value`, { name: condition.field, field }, { takes, value });
}

function checkOperands(
  check: DefinitionCheck,
  at: string,
  named: { name: string; field: Field },
  { takes, value }: { takes: OperandKind; value: unknown },
): void {
  const operands = Array.isArray(value) ? value : [value];
  if (comparing.has(takes)) for (const operand of operands) if (operand !== undefined) checkValue(check, at, named, operand);
  if (takes === 'list') checkValue(check, at, named, operands);
}
