import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import { numberAggregates } from './aggregate-sets.ts';
import { sameInColumn } from './column-rows.ts';
import { numberConditions } from './conditions/order.ts';
import { decimalText } from './decimal-text.ts';
import { decimalsSetting } from './field-design.ts';
import type { FieldType } from './field-type.ts';
import { formatNumber, formatUnmistakably } from './format-number.ts';
import { type DecimalLimits, parseDecimal } from './parse-decimal.ts';
import { readNumberText } from './read-number-text.ts';

export const decimal: FieldType<'decimal'> = {
  name: 'decimal',
  label: { zh: '小数', en: 'Decimal' },
  design: {
    icon: 'decimal',
    group: 'number',
    typed: true,
    example: { zh: '3.1416', en: '3.1416' },
    suits: /(重量|长度|面积|体积|尺寸|温度|系数|weight|length|area|volume|size|temperature|factor)$/i,
    evident:
      /^[-+]?(?:(?:0|[1-9]\d{0,11})[.,]\d{1,12}|0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?)$/,
    spoils: /^[-+]?0\d/,
    settings: [
      decimalsSetting,
      { name: 'min', label: { zh: '最小值', en: 'Least' }, takes: 'number' },
      { name: 'max', label: { zh: '最大值', en: 'Most' }, takes: 'number' },
      { name: 'precision', label: { zh: '总位数', en: 'Digits in all' }, takes: 'whole', min: 1, max: 38, rare: true },
    ],
  },
  options: z.strictObject({
    precision: z.int().min(1).max(38).optional(),
    scale: z.int().min(0).max(12).optional(),
    min: decimalText.optional(),
    max: decimalText.optional(),
  }),
  source: 'columns',
  columns: (field) => [{ suffix: '', type: `numeric(${limits(field).precision},${limits(field).scale})` }],
  parse: (input, field) => parseDecimal(input, field, limits(field)),
  parseText: (cell, field, { decimalSign }) => parseDecimal(readNumberText(cell, decimalSign) ?? cell, field, limits(field)),
  ...sameInColumn,
  toText: (value) => formatNumber(String(value)),
  toCell: (value) => formatUnmistakably(String(value)),
  mask: () => '***',
  schema: () => ({ type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }),
  inputSchema: () => ({ type: ['string', 'number'] }),
  conditions: numberConditions,
  aggregates: numberAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'number',
  samples: {
    field: { precision: 10, scale: 4, min: '-1000' },
    valid: ['1234.50', 0.1, -1000, '0', '999999.9999', '-0'],
    invalid: ['1.00001', 1e21, 0.1 + 0.2, Number.NaN, '1e3', '-1000.1', '', ' 1', 'abc', {}],
    texts: [
      ['1,234.50', '1234.5000'],
      ['1.5E+02', '150.0000'],
      ['12.3万', '123000.0000'],
    ],
  },
};

function limits(field: FieldOf<'decimal'>): DecimalLimits {
  const scale = field.scale ?? 2;
  return { precision: field.precision ?? Math.max(18, scale), scale, min: field.min, max: field.max };
}
