import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import { numberAggregates } from './aggregate-sets.ts';
import { numberConditions } from './conditions/order.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { mostStars } from './most-stars.ts';
import { parseDecimal } from './parse-decimal.ts';
import { readNumberText } from './read-number-text.ts';

const most = 10;

/** So many stars of at most `max`: from one, since none is no rating. */
export const rating: FieldType<'rating'> = {
  name: 'rating',
  label: { zh: '评分', en: 'Rating' },
  design: {
    icon: 'star',
    group: 'number',
    example: { zh: '★★★★☆', en: '★★★★☆' },
    suits: /(评分|评级|满意度|星级|打分|rating|stars|satisfaction)$/i,
    settings: [{ name: 'max', label: { zh: '最多几星', en: 'Most stars' }, takes: 'whole', min: 2, max: most }],
  },
  options: z.strictObject({ max: z.int().min(2).max(most).optional() }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'bigint' }],
  parse: parseRating,
  parseText: (cell, field, { decimalSign }) => parseRating(readStars(cell, field, decimalSign) ?? cell, field),
  toRow: (value) => [value],
  fromRow: ([value]) => (value == null ? null : Number(value)),
  toText: (value, field) => starsOf(Number(value), field),
  toCell: (value) => String(value),
  mask: () => '***',
  schema: (field) => ({ type: 'integer', minimum: 1, maximum: mostStars(field) }),
  inputSchema: () => ({ type: ['integer', 'string'] }),
  conditions: numberConditions,
  aggregates: numberAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'number',
  samples: {
    valid: [1, 5, '3'],
    invalid: [0, 6, -1, 2.5, '', 'x', true, [1]],
    texts: [
      ['★★★☆☆', 3],
      ['４', 4],
      ['4/5', 4],
      ['5 星', 5],
      ['2 stars', 2],
    ],
  },
};

function starsOf(count: number, field: FieldOf<'rating'>): string {
  return '★'.repeat(count) + '☆'.repeat(Math.max(mostStars(field) - count, 0));
}

function parseRating(input: unknown, field: FieldOf<'rating'>): Parsed<number> {
  const parsed = parseDecimal(input, field, { precision: 2, scale: 0, min: '1', max: `${mostStars(field)}` });
  return parsed.ok ? { ok: true, value: Number(parsed.value) } : parsed;
}

/** Stars that are drawn, a number of them, or a number of all there are: `4/5`. Of other scales nothing is guessed. */
function readStars(cell: string, field: FieldOf<'rating'>, sign: 'point' | 'comma' | undefined): string | undefined {
  if (/^★{1,10}☆{0,10}$/.test(cell)) return String(cell.lastIndexOf('★') + 1);
  const [, number = cell, of] = /^(.{1,20}?)\s*(?:星|颗星|stars?|[/／]\s*(\d{1,2}))$/i.exec(cell) ?? [];
  return of === undefined || Number(of) === mostStars(field) ? readNumberText(number, sign) : undefined;
}
