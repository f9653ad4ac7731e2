import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import { numberAggregates } from './aggregate-sets.ts';
import { numberConditions } from './conditions/order.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { parseDecimal } from './parse-decimal.ts';
import { bareUnit, durationText, longestDuration, readDurationText } from './read-duration-text.ts';
import { refuseType } from './refuse.ts';

const expected = {
  zh: '时长，如 1:30（时:分）、1 小时 30 分、90 分钟',
  en: 'a duration such as 1:30 (hours and minutes), 1 h 30 min or 90 min',
};

/** How long something takes, in seconds. */
export const duration: FieldType<'duration'> = {
  name: 'duration',
  label: { zh: '时长', en: 'Duration' },
  design: {
    icon: 'hourglass',
    group: 'time',
    typed: true,
    example: { zh: '1 小时 30 分', en: '1 h 30 min' },
    suits: /(时长|用时|耗时|工时|duration|time spent|hours)$/i,
    evident: /^\d+(?:\.\d+)?\s*(?:天|小时|时|分钟|分|秒|(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)(?![a-z]))/i,
    onlyEvident: true,
    settings: [
      {
        name: 'unit',
        label: { zh: '只写数字时按', en: 'A bare number counts' },
        takes: 'oneOf',
        choices: [
          { value: 'hour', label: { zh: '小时', en: 'Hours' } },
          { value: 'minute', label: { zh: '分钟', en: 'Minutes' } },
          { value: 'second', label: { zh: '秒', en: 'Seconds' } },
        ],
      },
    ],
  },
  options: z.strictObject({ unit: z.enum(['hour', 'minute', 'second']).optional() }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'bigint' }],
  parse(input, field) {
    if (typeof input !== 'string') return parseSeconds(input, field);
    const seconds = readDurationText(input, {});
    return seconds === undefined ? refuseType(field, expected, input) : { ok: true, value: seconds };
  },
  parseText(cell, field, { decimalSign }) {
    const seconds = readDurationText(cell, { unit: bareUnit(field), sign: decimalSign });
    return seconds === undefined ? refuseType(field, expected, cell) : { ok: true, value: seconds };
  },
  toRow: (value) => [value],
  fromRow: ([value]) => (value == null ? null : Number(value)),
  toText: (value, _field, locale) => durationText(Number(value), locale),
  mask: () => '***',
  schema: () => ({ type: 'integer', minimum: 0, maximum: longestDuration, description: 'Seconds' }),
  inputSchema: () => ({ type: ['integer', 'string'], description: 'Seconds, or a text such as 1:30 or 1 h 30 min' }),
  conditions: numberConditions,
  aggregates: numberAggregates,
  sortable: true,
  groupable: false,
  expressionType: () => 'number',
  samples: {
    valid: [0, 5400, 3601, longestDuration, '1:30', '90 min'],
    invalid: [-1, 1.5, longestDuration + 1, '90', '1:75', 'x', '', true, [60]],
    texts: [
      ['1:30', 5400],
      ['0:01:05', 65],
      ['90', 5400],
      ['１．５小时', 5400],
      ['1小时30分钟', 5400],
      ['2 days, 1 h', 176_400],
    ],
  },
};

function parseSeconds(input: unknown, field: FieldOf<'duration'>): Parsed<number> {
  const parsed = parseDecimal(input, field, { precision: 10, scale: 0, min: '0', max: `${longestDuration}` });
  return parsed.ok ? { ok: true, value: Number(parsed.value) } : parsed;
}
