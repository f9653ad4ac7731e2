import { z } from 'zod';
import type { Field, FieldOf } from '../define/field.ts';
import { expressionTypeLabels } from '../expression/expression-error.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import { filterPaths } from '../filter-paths.ts';
import type { Aggregate } from '../query.ts';
import { filterSchema } from '../query-schemas.ts';
import { numberAggregates } from './aggregate-sets.ts';
import { answerAsResult, resultField, settledResult } from './computed-field.ts';
import type { FieldCheck } from './field-check.ts';
import { decimalsSetting } from './field-design.ts';
import type { FieldType } from './field-type.ts';

/** A figure over the records that a to-many field leads to; money is added up in base currency. */
export const rollup: FieldType<'rollup'> = {
  name: 'rollup',
  label: { zh: '汇总', en: 'Rollup' },
  design: {
    icon: 'sum',
    group: 'computed',
    example: { zh: '订单金额之和', en: 'Sum of order amounts' },
    begins: { aggregate: 'count' },
    settle: ({ relation, aggregate, field, result }: FieldOf<'rollup'>, { typeOfPath }) => {
      if (aggregate === 'count') return { field: undefined, result: result === 'integer' ? result : undefined };
      const found = aggregate === 'min' || aggregate === 'max' ? typeOfPath(`${relation}.${field}`) : 'number';
      const settled = settledResult(result ?? 'decimal', found);
      return { result: settled === 'decimal' ? undefined : settled };
    },
    settings: [
      { name: 'relation', label: { zh: '汇总哪些记录', en: 'Over which records' }, takes: 'field', leads: 'many' },
      {
        name: 'aggregate',
        label: { zh: '怎样汇总', en: 'How' },
        takes: 'oneOf',
        choices: [
          { value: 'count', label: { zh: '计数', en: 'How many' } },
          { value: 'sum', label: { zh: '求和', en: 'Sum' } },
          { value: 'avg', label: { zh: '平均', en: 'Average' } },
          { value: 'min', label: { zh: '最小', en: 'Least' } },
          { value: 'max', label: { zh: '最大', en: 'Most' } },
        ],
      },
      {
        name: 'field',
        label: { zh: '汇总字段', en: 'Of which field' },
        ...{ takes: 'field', through: 'relation', fits: addsUp, wantedWhen: (field) => !counts(field) },
      },
      { name: 'filter', label: { zh: '只算其中', en: 'Only those' }, takes: 'filter', through: 'relation' },
      {
        name: 'result',
        label: { zh: '结果类型', en: 'What comes out' },
        takes: 'oneOf',
        choices: [
          { value: 'integer', label: { zh: '整数', en: 'Whole number' } },
          { value: 'decimal', label: { zh: '小数', en: 'Decimal number' } },
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
    aggregate: z.enum(['count', 'sum', 'avg', 'min', 'max']),
    field: z.string().optional(),
    filter: filterSchema.optional(),
    result: z.enum(['integer', 'decimal', 'date', 'datetime']).optional(),
    scale: z.int().min(0).max(12).optional(),
  }),
  readOnly: true,
  source: 'rollup',
  columns: () => [],
  result: resultOf,
  ...answerAsResult(resultOf),
  reads: ({ relation, field, filter }) =>
    [field, ...filterPaths(filter)].filter((path) => path !== undefined).map((path) => `${relation}.${path}`),
  sameDecimalsAs: ({ relation, field, scale }) => (field === undefined || scale !== undefined ? undefined : { relation, field }),
  holdsAmounts: ({ aggregate, relation, field }, isAmount) =>
    aggregate !== 'count' && field !== undefined && isAmount(relation, field),
  check: checkRollup,
  conditions: {},
  aggregates: numberAggregates,
  sortable: true,
  groupable: true,
  samples: {
    field: { relation: 'deals', aggregate: 'sum', field: 'amount' },
    valid: ['1234.50', 7],
    invalid: ['x', false],
    texts: [['1,234.50', '1234.50']],
  },
};

function counts(field: Field): boolean {
  return field.type === rollup.name && field.aggregate === 'count';
}

/** Can the figure be made of it? */
function addsUp(_: Field, field: Field, { aggregates }: { aggregates: readonly Aggregate[] }): boolean {
  return field.type === rollup.name && aggregates.includes(field.aggregate);
}

function resultOf(field: FieldOf<'rollup'>): Field {
  return resultField(field, field.result ?? (field.aggregate === 'count' ? 'integer' : 'decimal'), field.scale);
}

function checkRollup(field: FieldOf<'rollup'>, here: FieldCheck): void {
  const related = here.relatedObject('relation', field.relation);
  if (!related) return;
  here.filter('filter', related, field.filter);
  if (field.aggregate === 'count') return;
  if (!field.field) {
    here.report('field', 'missing', { seen: { zh: '汇总字段（field）', en: 'Of which field (field)' } });
    return;
  }
  const source = here.field('field', related, field.field);
  if (!source) return;
  if (!here.valueType(source).aggregates.includes(field.aggregate)) {
    here.report('aggregate', 'badAggregate', { seen: field.field, aggregate: field.aggregate });
  } else checkResult(field, here, here.valueType(source).expressionType(source));
}

/** Smallest and largest keep their kind: a date stays a date. */
function checkResult(field: FieldOf<'rollup'>, here: FieldCheck, found: ExpressionType): void {
  const declared = rollup.expressionType(field);
  if (found !== declared)
    here.report('result', 'wrongResult', { found: expressionTypeLabels[found], declared: expressionTypeLabels[declared] });
}
