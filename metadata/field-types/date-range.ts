import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Field } from '../define/field.ts';
import { countAggregates } from './aggregate-sets.ts';
import type { FieldConditions } from './conditions/field-condition.ts';
import { presence } from './conditions/presence.ts';
import { date } from './date.ts';
import type { FieldType, ParseContext, Parsed } from './field-type.ts';
import { refuseType } from './refuse.ts';

/** First and last day, both included. */
export type DateRange = { from: string; to: string };

const expected = { zh: '{ from, to }，开始日期不晚于结束日期', en: '{ from, to } with a first day that is not after the last' };
const expectedText = { zh: '形如 2026-01-01 至 2026-01-31 的日期范围', en: 'a range such as 2026-01-01 – 2026-01-31' };
const between = { zh: ' 至 ', en: ' – ' };
const separators = /\s*[–—~～至到]\s*|\s+to\s+|\s+-\s+|(?<=-\d\d)\/(?=\d{4}-)/;
const longest = 100;

/** Days from one to another, such as a contract or a leave. Sorted by the first. */
export const dateRange: FieldType<'dateRange'> = {
  name: 'dateRange',
  label: { zh: '日期范围', en: 'Date range' },
  design: {
    icon: 'calendar-due',
    group: 'time',
    typed: true,
    example: { zh: '3 月 8 日至 12 日', en: '8–12 Mar' },
    suits: /(期间|起止(日期)?|有效期|时段|period|range|term)$/i,
    evident: /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*(?:[–—~～至到]|to|-)\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/,
    settings: [],
  },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [
    { suffix: '_from', type: 'date' },
    { suffix: '_to', type: 'date' },
  ],
  valueSuffix: '_from',
  parse: parseRange,
  parseText(cell, field, context) {
    if (cell.length > longest) return refuseType(field, expectedText, cell);
    const [first = '', last = first, ...more] = cell.split(separators);
    const from = readDay(first, field, context);
    const to = readDay(last, field, context);
    if (more.length > 0 || from === undefined || to === undefined) return refuseType(field, expectedText, cell);
    return from > to ? refuseType(field, expected, cell) : { ok: true, value: { from, to } };
  },
  toRow: (value) => [(value as DateRange).from, (value as DateRange).to],
  fromRow: ([from, to]) => (from == null ? null : { from, to }),
  toText: (value, _field, locale) => `${(value as DateRange).from}${between[locale]}${(value as DateRange).to}`,
  schema: () => ({
    type: 'object',
    properties: { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } },
    required: ['from', 'to'],
    additionalProperties: false,
  }),
  conditions: { ...rangeConditions(), ...presence },
  aggregates: countAggregates.slice(0, 1),
  sortable: true,
  groupable: false,
  expressionType: () => 'none',
  samples: {
    valid: [
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2026-02-14', to: '2026-02-14' },
      { from: '2025-06-01', to: '2026-05-31' },
    ],
    invalid: [
      '2026-01-01',
      { from: '2026-01-02', to: '2026-01-01' },
      { from: '2026-01-01' },
      { from: 1, to: 2 },
      [],
      5,
      { to: '' },
    ],
    texts: [
      ['2026-01-01 至 2026-01-31', { from: '2026-01-01', to: '2026-01-31' }],
      ['2026/1/1 ~ 2026/1/31', { from: '2026-01-01', to: '2026-01-31' }],
      ['2026年1月1日到2026年1月31日', { from: '2026-01-01', to: '2026-01-31' }],
      ['2026-01-01/2026-01-31', { from: '2026-01-01', to: '2026-01-31' }],
      ['1 Jan 2026 to 31 Jan 2026', { from: '2026-01-01', to: '2026-01-31' }],
      ['2026-02-14', { from: '2026-02-14', to: '2026-02-14' }],
    ],
    asked: {
      overlaps: [
        { from: '2026-01-31', to: '2026-02-14' },
        { from: '2026-02-01', to: '2026-02-13' },
        { from: '2020-01-01', to: '2020-12-31' },
      ],
      covers: ['2026-01-01', '2026-02-14', '2026-06-01'],
    },
  },
};

function rangeConditions() {
  return {
    overlaps: {
      takes: 'own',
      label: { zh: '与此重叠', en: 'overlaps' },
      read: parseRange,
      sql({ column }, operand) {
        const [from, to] = [operand.own(({ from }: DateRange) => from, 'date'), operand.own(({ to }: DateRange) => to, 'date')];
        return sql`(${column('_from')} <= ${to} and ${column('_to')} >= ${from})`;
      },
      test(held, operand) {
        const asked = operand.own((range: DateRange) => range, 'date') as DateRange;
        return held !== null && (held as DateRange).from <= asked.to && (held as DateRange).to >= asked.from;
      },
    },
    covers: {
      takes: 'own',
      label: { zh: '包含日期', en: 'includes the day' },
      read: (input, field, context) => date.parse(input, field as never, context),
      sql({ column }, operand) {
        const day = operand.own((each: string) => each, 'date');
        return sql`(${day} between ${column('_from')} and ${column('_to')})`;
      },
      test(held, operand) {
        const day = operand.own((each: string) => each, 'date') as string;
        return held !== null && (held as DateRange).from <= day && (held as DateRange).to >= day;
      },
    },
  } as const satisfies FieldConditions;
}

function parseRange(input: unknown, field: Field, context: ParseContext): Parsed<DateRange> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return refuseType(field, expected, input);
  const { from, to, ...more } = input as Record<string, unknown>;
  const days = [from, to].map((day) => date.parse(day, field as never, context));
  const [first, last] = days.map((day) => (day.ok ? day.value : null)) as [string | null, string | null];
  if (first === null || last === null || first > last || Object.keys(more).length > 0) return refuseType(field, expected, input);
  return { ok: true, value: { from: first, to: last } };
}

function readDay(text: string, field: Field, context: ParseContext): string | undefined {
  const day = text === '' ? undefined : date.parseText(text, field as never, context);
  return day?.ok ? (day.value as string) : undefined;
}
