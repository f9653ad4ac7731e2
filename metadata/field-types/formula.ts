import { z } from 'zod';
import type { Field, FieldOf } from '../define/field.ts';
import { expressionTypeLabels } from '../expression/expression-error.ts';
import { expressionPaths } from '../expression/expression-paths.ts';
import { parseExpression } from '../expression/parse.ts';
import { aggregates } from '../query.ts';
import { answerAsResult, resultField, settledResult } from './computed-field.ts';
import { decimalsSetting } from './field-design.ts';
import type { FieldType } from './field-type.ts';

/** Worked out from other fields by an expression, on the server in SQL and in the browser alike. */
export const formula: FieldType<'formula'> = {
  name: 'formula',
  label: { zh: '公式', en: 'Formula' },
  design: {
    icon: 'math-function',
    group: 'computed',
    example: { zh: '单价 × 数量', en: 'price × quantity' },
    suits: /(合计|小计|公式|total|formula)$/i,
    begins: { expression: '1', result: 'decimal' },
    settle: ({ expression, result }: FieldOf<'formula'>, { typeOfExpression }) => ({
      result: settledResult(result, typeOfExpression(expression)),
    }),
    settings: [
      { name: 'expression', label: { zh: '公式', en: 'Formula' }, takes: 'expression' },
      {
        name: 'result',
        label: { zh: '结果类型', en: 'What comes out' },
        takes: 'oneOf',
        choices: [
          { value: 'text', label: { zh: '文本', en: 'Text' } },
          { value: 'integer', label: { zh: '整数', en: 'Whole number' } },
          { value: 'decimal', label: { zh: '小数', en: 'Decimal number' } },
          { value: 'boolean', label: { zh: '是或否', en: 'Yes or no' } },
          { value: 'date', label: { zh: '日期', en: 'Date' } },
          { value: 'datetime', label: { zh: '日期时间', en: 'Date and time' } },
        ],
      },
      decimalsSetting,
      {
        name: 'format',
        label: { zh: '显示为', en: 'Shown as' },
        takes: 'oneOf',
        choices: [{ value: 'money', label: { zh: '本位币金额', en: 'An amount in the base currency' } }],
        rare: true,
      },
    ],
  },
  options: z.strictObject({
    expression: z.string().min(1).max(10_000),
    result: z.enum(['text', 'integer', 'decimal', 'boolean', 'date', 'datetime']),
    scale: z.int().min(0).max(12).optional(),
    format: z.literal('money').optional(),
  }),
  readOnly: true,
  source: 'expression',
  expression: (field) => field.expression,
  columns: () => [],
  result: resultOf,
  ...answerAsResult(resultOf),
  reads(field) {
    const parsed = parseExpression(field.expression);
    return parsed.ok ? expressionPaths(parsed.ast) : [];
  },
  check(field, here) {
    const declared = formula.expressionType(field);
    here.formula('expression', field.expression, declared);
    if (field.format === 'money' && declared !== 'number')
      here.report('format', 'wrongResult', { found: expressionTypeLabels[declared], declared: expressionTypeLabels.number });
  },
  holdsAmounts: ({ format }) => format === 'money',
  conditions: {},
  aggregates,
  sortable: true,
  groupable: true,
  samples: {
    field: { expression: 'amount * 2', result: 'decimal', scale: 4 },
    valid: ['12.5', 3],
    invalid: ['x', true, '1.00001'],
    texts: [['1,200', '1200.0000']],
  },
};

function resultOf(field: FieldOf<'formula'>): Field {
  return resultField(field, field.result, field.scale);
}
