import sql, { join, raw } from 'sql-template-tag';
import { Decimal } from '../decimal.ts';
import { defineListFunction, type ExpressionFunction, type ExpressionValue, parameter } from '../function.ts';

const labels = {
  MIN: {
    label: { zh: '最小值', en: 'Smallest' },
    help: { zh: '最小的数或最早的日期，空值不计', en: 'The smallest number or earliest date; blanks are left out' },
    keyword: 'least',
    sign: -1,
  },
  MAX: {
    label: { zh: '最大值', en: 'Largest' },
    help: { zh: '最大的数或最晚的日期，空值不计', en: 'The largest number or latest date; blanks are left out' },
    keyword: 'greatest',
    sign: 1,
  },
} as const;

/** MIN and MAX of numbers, instants or dates; a date among datetimes makes them all dates. */
export const extremeFunctions: ExpressionFunction[] = (['MIN', 'MAX'] as const).flatMap((name) =>
  (['number', 'datetime', 'date'] as const).map((type) => {
    const { label, help, keyword, sign } = labels[name];
    return defineListFunction({
      name,
      family: type === 'number' ? 'number' : 'date',
      label,
      help,
      parameters: [parameter(type, '值', 'value', { blank: true })],
      repeat: 1,
      result: type,
      evaluate: (args) => outermost(args as ExpressionValue[], sign),
      compile: (args) => sql`${raw(keyword)}(${join(args, ', ')})`,
      samples: type === 'number' ? [[`${name}(2, NULL, 10)`, name === 'MIN' ? '2' : '10']] : [],
    });
  }),
);

function outermost(values: ExpressionValue[], sign: number): ExpressionValue {
  return values.reduce((best, value) => {
    if (value === null || best === null) return value ?? best;
    return order(value, best) * sign > 0 ? value : best;
  }, null);
}

function order(a: NonNullable<ExpressionValue>, b: NonNullable<ExpressionValue>): number {
  return a instanceof Decimal && b instanceof Decimal ? a.cmp(b) : Number(a > b) - Number(a < b);
}
