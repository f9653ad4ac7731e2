import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import { numberAggregates } from './aggregate-sets.ts';
import { sameInColumn } from './column-rows.ts';
import { numberConditions } from './conditions/order.ts';
import { decimalsSetting } from './field-design.ts';
import type { FieldType } from './field-type.ts';
import { formatNumber, formatUnmistakably } from './format-number.ts';
import { type DecimalLimits, parseDecimal } from './parse-decimal.ts';
import { readNumberText } from './read-number-text.ts';

/** Kept in points: 20 is 20 %. */
export const percent: FieldType<'percent'> = {
  name: 'percent',
  label: { zh: '百分比', en: 'Percent' },
  design: {
    icon: 'percentage',
    group: 'number',
    typed: true,
    example: { zh: '35%', en: '35%' },
    suits: /(率|比例|百分比|折扣|进度|概率|rate|percent(age)?|share|discount|probability|progress)$/i,
    evident: /^[-+]?\d+(?:[.,]\d+)?\s*[%％]$/,
    settings: [decimalsSetting],
  },
  options: z.strictObject({ scale: z.int().min(0).max(6).optional() }),
  source: 'columns',
  columns: (field) => [{ suffix: '', type: `numeric(9,${limits(field).scale})` }],
  parse: (input, field) => parseDecimal(input, field, limits(field)),
  parseText(cell, field, { decimalSign }) {
    const number = cell.replace(/\s*[%％﹪]$/, '');
    return parseDecimal(readNumberText(number, decimalSign) ?? cell, field, limits(field));
  },
  ...sameInColumn,
  toText: (value) => `${formatNumber(trimZeros(String(value)))}%`,
  toCell: (value) => `${formatUnmistakably(trimZeros(String(value)))}%`,
  mask: () => '***',
  schema: () => ({ type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }),
  inputSchema: () => ({ type: ['string', 'number'] }),
  conditions: numberConditions,
  aggregates: numberAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'number',
  figureFormat: 'percent',
  samples: {
    valid: [20, '12.50', 0, '-3.1', '9999999.99'],
    invalid: ['20%', 1e9, '0.001', true, ''],
    texts: [
      ['20%', '20.00'],
      ['１２.５％', '12.50'],
      ['35', '35.00'],
    ],
  },
};

function limits(field: FieldOf<'percent'>): DecimalLimits {
  return { precision: 9, scale: field.scale ?? 2 };
}

function trimZeros(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}
