import type { ExpressionType } from '../../../../../metadata/expression/expression-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import type { Comparison, ConditionValue, FieldOperator } from '../../../../../metadata/rules/condition.ts';
import type { FieldModel } from '../../../../../metadata/wire.ts';

type FieldComparison = Extract<Comparison, { about: 'field' }>;

const orders: FieldOperator[] = ['>', '>=', '<', '<='];

const byType: Partial<Record<ExpressionType, FieldOperator[]>> = {
  text: ['=', '<>', 'in', 'notIn', 'contains', 'notContains', 'startsWith', 'endsWith'],
  number: ['=', '<>', ...orders],
  date: ['=', ...orders],
  datetime: ['=', ...orders],
  boolean: ['yes', 'no'],
  texts: ['includes', 'notIncludes'],
  reference: ['=', '<>'],
};

/** How a field can be compared, what is most likely wanted first. */
export function operatorsFor(field: FieldModel, answers: ExpressionType): FieldOperator[] {
  const isChoice = answers === 'text' && 'options' in field;
  const own = isChoice ? (['=', '<>', 'in', 'notIn'] as FieldOperator[]) : (byType[answers] ?? []);
  // Of linked records only the person who writes can be told apart.
  const fitting = answers === 'reference' && !isOfPeople(field) ? [] : own;
  return [...fitting, 'blank', 'notBlank'];
}

/** A comparison that can stand as it is, to begin with. */
export function firstComparison(path: string, field: FieldModel, type: ExpressionType): FieldComparison {
  const [operator = 'notBlank'] = operatorsFor(field, type);
  return withOperator({ about: 'field', path, operator, values: [] }, operator, { field, type });
}

/** The comparison asked another way, with the values that still fit. */
export function withOperator(
  { prior, ...comparison }: FieldComparison,
  operator: FieldOperator,
  { field, type, before = false }: { field: FieldModel; type: ExpressionType; before?: boolean },
): FieldComparison {
  const values = comparison.values.length > 0 ? comparison.values : [firstValue(field, type)];
  const count = takesMany(operator) ? values.length : takesNone(operator) ? 0 : 1;
  return { ...comparison, ...(before && { prior: true as const }), operator, values: values.slice(0, count) };
}

export function takesMany(operator: FieldOperator): boolean {
  return operator === 'in' || operator === 'notIn';
}

export function takesNone(operator: FieldOperator): boolean {
  return ['blank', 'notBlank', 'yes', 'no', 'changed', 'notChanged'].includes(operator);
}

function firstValue(field: FieldModel, answers: ExpressionType): ConditionValue {
  if ('options' in field) return { text: field.options[0]?.value ?? '' };
  if (answers === 'number') return { number: '0' };
  if (answers === 'date' || answers === 'datetime') return { days: 0 };
  return answers === 'reference' ? { me: true } : { text: '' };
}

function isOfPeople(field: FieldModel): boolean {
  const { current } = fieldTypes[field.type].design;
  return current !== undefined && 'me' in current;
}
