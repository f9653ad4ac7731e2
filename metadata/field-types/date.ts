import { z } from 'zod';
import { isCalendarDate, writeDate } from '../calendar.ts';
import type { Field } from '../define/field.ts';
import { sameInColumn } from './column-rows.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { dateOperators, rangeAggregates } from './operator-sets.ts';
import { readDateText } from './read-date-text.ts';
import { readTimeText } from './read-time-text.ts';
import { refuse, refuseType } from './refuse.ts';
import { acceptSaneYear } from './sane-year.ts';

const expected = { zh: '形如 2026-01-31 的日期', en: 'a date such as 2026-01-31' };

export const date: FieldType<'date'> = {
  name: 'date',
  label: { zh: '日期', en: 'Date' },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'date' }],
  parse: (input, field) => parseDate(input, field),
  parseText(cell, field, context) {
    const reading = readDateText(cell, context.dateOrder);
    if (reading === 'ambiguous') return refuse(field, 'ambiguousDate', { seen: cell });
    if (!reading || !readTimeText(reading.rest)) return refuseType(field, expected, cell);
    return acceptSaneYear(writeDate(reading.year, reading.month, reading.day), reading.year, field, cell);
  },
  ...sameInColumn,
  toText: (value) => String(value),
  schema: () => ({ type: 'string', format: 'date' }),
  operators: dateOperators,
  aggregates: rangeAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'date',
  samples: {
    valid: ['2026-01-03', '2024-02-29', '1000-01-01', '9999-12-31'],
    invalid: ['2026-02-29', '2026-1-3', '0999-12-31', '10000-01-01', '2026-01-03T00:00:00Z', 20260103, ''],
    texts: [
      ['2026/1/3', '2026-01-03'],
      ['2026年1月3日', '2026-01-03'],
      ['10/25/2016', '2016-10-25'],
      ['25.10.2016', '2016-10-25'],
      ['3 Jan 2026', '2026-01-03'],
      ['2026/1/3 0:00', '2026-01-03'],
    ],
  },
};

function parseDate(input: unknown, field: Field): Parsed<string> {
  const match = typeof input === 'string' ? /^(\d{4,6})-(\d{2})-(\d{2})$/.exec(input) : null;
  const [year, month, day] = (match?.slice(1) ?? []).map(Number);
  if (!match || !year || !month || !day || !isCalendarDate(year, month, day)) return refuseType(field, expected, input);
  return acceptSaneYear(match[0], year, field, match[0]);
}
