import type { Condition, Operator } from '../../../../metadata/query.ts';
import type { FieldModel } from '../../../../metadata/wire.ts';
import type { TextKey, Translate } from '../../base/use-text.ts';
import { fieldWidget } from '../../fields/index.ts';
import { periodText } from '../../fields/periods.ts';

export type ValueWords = {
  t: Translate;
  label: (label: FieldModel['label']) => string;
  date: (day: string) => string;
  number: (value: string | number) => string;
};

/** How an operator reads on a field: days are before and after, numbers below and above. */
export function operatorText(
  op: Operator,
  { operators, conditions }: Pick<FieldModel, 'operators' | 'conditions'>,
  { t, label }: Pick<ValueWords, 't' | 'label'>,
): string {
  const own = conditions?.[op];
  if (own) return label(own.label);
  const ofDays = operators.includes('within') && ['gt', 'gte', 'lt', 'lte'].includes(op);
  return t(`list.op.${ofDays ? 'day.' : ''}${op}` as TextKey);
}

/** The value of a condition in words. */
export function conditionValueText({ op, value }: Condition, field: FieldModel, words: ValueWords): string {
  if (op === 'empty' || op === 'notEmpty' || value === undefined) return '';
  const { conditionText } = fieldWidget(field);
  if (conditionText && field.conditions?.[op]) return conditionText(value, words);
  if (op === 'within') return periodText(value, words.t);
  if (!Array.isArray(value)) return valueText(value, field, words);
  const texts = value.map((one) => valueText(one, field, words));
  return op === 'between' ? texts.join(' – ') : texts.join(words.t('list.separator'));
}

function valueText(value: unknown, field: FieldModel, { t, label, date, number }: ValueWords): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return t(value ? 'state.yes' : 'state.no');
  if (typeof value === 'object')
    return dynamicText(value as Record<string, unknown>, t) ?? String((value as { title?: string }).title ?? '');
  const option = 'options' in field ? field.options.find((candidate) => candidate.value === value) : undefined;
  if (option) return label(option.label);
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(String(value))) return date(String(value));
  return field.aggregates.includes('sum') && !Number.isNaN(Number(value)) ? number(value as string) : String(value);
}

function dynamicText(value: Record<string, unknown>, t: Translate): string | undefined {
  if (value.me) return t('fields.me');
  if (value.myTeam) return t('fields.myTeam');
  return typeof value.amount === 'string' ? value.amount : undefined;
}
