import type { ExpressionType } from '../../../../../metadata/expression/expression-type.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Comparison, ConditionValue, FieldOperator } from '../../../../../metadata/rules/condition.ts';
import type { FieldModel, Model } from '../../../../../metadata/wire.ts';
import type { TextKey } from '../../../base/text.ts';
import { findField, pathLabel } from '../../../fields/find-field.ts';
import { fieldAt, typeOfPath } from '../../model/type-of-path.ts';

/** What words are made with: the object as it will be, and the language of the screen. */
export type Speaker = {
  model: Pick<Model, 'objects'>;
  object: string;
  t: (key: TextKey, values?: Record<string, string | number>) => string;
  label: (label: Label | undefined) => string;
  roleLabel: (role: string) => string;
  /** Within a process: what an earlier step answers. */
  outputText?: (output: string) => string;
};

/** A comparison in three parts, as a sentence says it: what, how, with what. */
export type ComparisonWords = { subject: string; operator: string; value?: string };

export function comparisonWords(comparison: Comparison, speaker: Speaker): ComparisonWords {
  const { t, roleLabel } = speaker;
  switch (comparison.about) {
    case 'new':
      return { subject: t('rules.theRecord'), operator: t(comparison.operator === 'yes' ? 'rules.isNew' : 'rules.isNotNew') };
    case 'role':
      return {
        subject: t('rules.theWriter'),
        operator: t(comparison.operator === 'yes' ? 'rules.hasRole' : 'rules.hasNotRole'),
        value: roleLabel(comparison.role),
      };
    case 'source':
      return {
        subject: t('rules.theSource'),
        operator: operatorText(comparison.operator, 'text', t),
        value: sourceText(comparison.source, t),
      };
    case 'field': {
      const { path, prior, operator, values } = comparison;
      const type = typeOfPath(speaker, path);
      const name = pathText(speaker, path);
      const said = values.map((value) => valueText(value, fieldAt(speaker, path), speaker)).join(t('rules.or'));
      return {
        subject: prior ? t('rules.before', { field: name }) : name,
        operator: operatorText(operator, type, t),
        ...(values.length > 0 && { value: said }),
      };
    }
  }
}

export function pathText({ model, object, label }: Pick<Speaker, 'model' | 'object' | 'label'>, path: string): string {
  const found = findField(model, object, path);
  return found ? pathLabel(found, label) : path;
}

export function operatorText(operator: FieldOperator, answers: ExpressionType, t: Speaker['t']): string {
  const isDay = answers === 'date' || answers === 'datetime';
  if (isDay && Object.hasOwn(dayOperators, operator)) return t(dayOperators[operator as keyof typeof dayOperators]);
  return t(`rules.op.${operator}`);
}

const dayOperators = {
  '<': 'rules.op.before',
  '<=': 'rules.op.notAfter',
  '>': 'rules.op.after',
  '>=': 'rules.op.notBefore',
} as const satisfies Partial<Record<FieldOperator, TextKey>>;

function valueText(value: ConditionValue, field: FieldModel | undefined, { t, label }: Speaker): string {
  if ('me' in value) return t('rules.me');
  if ('date' in value) return value.date;
  if ('number' in value) return value.number.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  if ('boolean' in value) return t(value.boolean ? 'rules.yes' : 'rules.no');
  if ('days' in value) return daysText(value.days, t);
  const option = field && 'options' in field ? field.options.find((each) => each.value === value.text) : undefined;
  return option ? label(option.label) : `“${value.text}”`;
}

function daysText(days: number, t: Speaker['t']): string {
  if (days === 0) return t('rules.today');
  return t(days < 0 ? 'rules.daysAgo' : 'rules.daysAhead', { count: Math.abs(days) });
}

export const sources = ['web', 'api', 'import', 'process'] as const;

export function sourceText(source: string, t: Speaker['t']): string {
  return (sources as readonly string[]).includes(source) ? t(`rules.source.${source as (typeof sources)[number]}`) : source;
}
