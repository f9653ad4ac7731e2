import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import { numberAggregates } from './aggregate-sets.ts';
import { numberConditions } from './conditions/order.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { formatNumber, formatUnmistakably } from './format-number.ts';
import { parseDecimal } from './parse-decimal.ts';
import { readNumberText } from './read-number-text.ts';
import { refuse, showSeen } from './refuse.ts';

export const integer: FieldType<'integer'> = {
  name: 'integer',
  label: { zh: '整数', en: 'Integer' },
  design: {
    icon: 'number-123',
    group: 'number',
    typed: true,
    example: { zh: '1,250', en: '1,250' },
    suits:
      /(数量|人数|次数|个数|天数|月数|年数|台数|件数|年份|里程|库存|座位数?|楼层|quantity|count|number of .+|pieces|days|months|headcount|mileage|seats|stock|capacity)$/i,
    evident: /^[-+]?(?:0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:,\d{3}){1,3})$/,
    spoils: /^[-+]?0\d/,
    settings: [
      { name: 'min', label: { zh: '最小值', en: 'Least' }, takes: 'whole' },
      { name: 'max', label: { zh: '最大值', en: 'Most' }, takes: 'whole' },
      {
        name: 'grouped',
        label: { zh: '千位分隔', en: 'Commas between thousands' },
        help: { zh: '年份、编号等关闭', en: 'Off for years and numbers that name something' },
        takes: 'switch',
        rare: true,
      },
    ],
  },
  options: z.strictObject({ min: z.int().optional(), max: z.int().optional(), grouped: z.boolean().optional() }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'bigint' }],
  parse: (input, field) => parseInteger(input, field),
  parseText: (cell, field, { decimalSign }) => parseInteger(readNumberText(cell, decimalSign) ?? cell, field),
  toRow: (value) => [value],
  fromRow: ([value]) => (value == null ? null : Number(value)),
  toText: (value, { grouped = true }) => (grouped ? formatNumber(String(value)) : String(value)),
  toCell: (value, { grouped = true }) => (grouped ? formatUnmistakably(String(value)) : String(value)),
  mask: () => '***',
  schema: (field) => ({ type: 'integer', minimum: smallest(field), maximum: largest(field) }),
  inputSchema: () => ({ type: ['integer', 'string'] }),
  conditions: numberConditions,
  aggregates: numberAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'number',
  samples: {
    field: { min: -5 },
    valid: [0, -5, 9007199254740991, '42'],
    invalid: [1.5, Number.NaN, Number.POSITIVE_INFINITY, '9007199254740992', -6, '', 'x', true, [1]],
    texts: [
      ['1,234', 1234],
      ['１２', 12],
      ['3万', 30000],
      ['(3)', -3],
    ],
  },
};

function parseInteger(input: unknown, field: FieldOf<'integer'>): Parsed<number> {
  const limits = { precision: 16, scale: 0, min: field.min?.toString(), max: field.max?.toString() };
  const parsed = parseDecimal(input, field, limits);
  if (!parsed.ok) return parsed;
  const value = Number(parsed.value);
  if (Number.isSafeInteger(value)) return { ok: true, value };
  return refuse(field, 'outOfRange', { min: smallest(field), max: largest(field), seen: showSeen(input) });
}

function smallest(field: FieldOf<'integer'>): number {
  return field.min ?? Number.MIN_SAFE_INTEGER;
}

function largest(field: FieldOf<'integer'>): number {
  return field.max ?? Number.MAX_SAFE_INTEGER;
}
