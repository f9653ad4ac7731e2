import { z } from 'zod';
import type { Field, FieldOf } from '../define/field.ts';
import { expressionTypeLabels } from '../expression/expression-error.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import { aggregates } from '../query.ts';
import { answerAsResult, resultField, settledResult } from './computed-field.ts';
import type { FieldCheck, FieldDemand } from './field-check.ts';
import { decimalsSetting } from './field-design.ts';
import type { FieldType } from './field-type.ts';
import { relation } from './relation.ts';
import { user } from './user.ts';

/** The value of a field of the record that a relation leads to, as it is there now. Money is looked up in base currency. */
export const lookup: FieldType<'lookup'> = {
  name: 'lookup',
  label: { zh: '引用', en: 'Lookup' },
  design: {
    icon: 'arrow-up-right',
    group: 'computed',
    example: { zh: '客户的电话', en: 'Phone of the account' },
    begins: { result: 'text' },
    settle: ({ relation: link, field, result }: FieldOf<'lookup'>, { typeOfPath }) => ({
      result: settledResult(result, typeOfPath(`${link}.${field}`)),
    }),
    settings: [
      { name: 'relation', label: { zh: '通过哪个关联', en: 'Through which link' }, takes: 'field', leads: 'one' },
      {
        name: 'field',
        label: { zh: '引用哪个字段', en: 'Which field there' },
        ...{ takes: 'field', through: 'relation', fits: (found, _, { type }) => tellable.fits(found) && isPlain(type) },
      },
      {
        name: 'result',
        label: { zh: '值的类型', en: 'What it holds' },
        takes: 'oneOf',
        choices: [
          { value: 'text', label: { zh: '文本', en: 'Text' } },
          { value: 'integer', label: { zh: '整数', en: 'Whole number' } },
          { value: 'decimal', label: { zh: '小数', en: 'Decimal number' } },
          { value: 'boolean', label: { zh: '是或否', en: 'Yes or no' } },
          { value: 'date', label: { zh: '日期', en: 'Date' } },
          { value: 'datetime', label: { zh: '日期时间', en: 'Date and time' } },
        ],
        rare: true,
      },
      { ...decimalsSetting, rare: true },
    ],
  },
  options: z.strictObject({
    relation: z.string(),
    field: z.string(),
    result: z.enum(['text', 'integer', 'decimal', 'boolean', 'date', 'datetime']),
    scale: z.int().min(0).max(12).optional(),
  }),
  readOnly: true,
  source: 'expression',
  expression: ({ relation, field }) => `${relation}.${field}`,
  columns: () => [],
  result: resultOf,
  ...answerAsResult(resultOf),
  reads: ({ relation, field }) => [`${relation}.${field}`],
  sameDecimalsAs: ({ relation, field, scale }) => (scale === undefined ? { relation, field } : undefined),
  holdsAmounts: ({ relation, field }, isAmount) => isAmount(relation, field),
  check: checkLookup,
  conditions: {},
  aggregates,
  sortable: true,
  groupable: true,
  samples: {
    field: { relation: 'account', field: 'phone', result: 'text' },
    valid: ['010-6552 9988'],
    invalid: [1, true, 'a\0b'],
    texts: [['010', '010']],
  },
};

function resultOf(field: FieldOf<'lookup'>): Field {
  return resultField(field, field.result, field.scale);
}

const toOne: FieldDemand = {
  fits: ({ type }) => type === relation.name || type === user.name,
  expected: { zh: '指向一条记录的关联字段', en: 'a relation to one record' },
};

function isPlain(type: ExpressionType): boolean {
  return settledResult(undefined, type) !== undefined;
}

/** Options are known by their labels, which an expression cannot tell; links by their records. */
const tellable: FieldDemand = {
  fits: (field) => !('options' in field),
  expected: {
    zh: '文本、数字、日期或是否字段；选项字段请直接在列表中显示“关联 › 字段”',
    en: 'a text, number, date or yes/no field; show an option in a list as “link › field” instead',
  },
};

function checkLookup(field: FieldOf<'lookup'>, here: FieldCheck): void {
  const link = here.field('relation', here.of, field.relation, toOne);
  const related = link && here.valueType(link).target?.(link as never)?.objects[0];
  const source = related && here.field('field', related, field.field, tellable);
  if (!source) return;
  const declared = lookup.expressionType(field);
  const found = here.valueType(source).expressionType(source);
  if (found !== declared)
    here.report('result', 'wrongResult', { found: expressionTypeLabels[found], declared: expressionTypeLabels[declared] });
}
