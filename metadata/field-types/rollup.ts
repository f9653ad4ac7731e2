import { z } from 'zod';
import type { Field, FieldOf } from '../define/field.ts';
import { filterSchema } from '../query-schemas.ts';
import { answerAsResult, resultField } from './computed-field.ts';
import type { FieldType } from './field-type.ts';
import { dateOperators, numberAggregates } from './operator-sets.ts';

/** A figure over the records that a to-many field leads to; money is added up in base currency. */
export const rollup: FieldType<'rollup'> = {
  name: 'rollup',
  label: { zh: '汇总', en: 'Rollup' },
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
  operators: dateOperators,
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

function resultOf(field: FieldOf<'rollup'>): Field {
  return resultField(field, field.result ?? (field.aggregate === 'count' ? 'integer' : 'decimal'), field.scale);
}
