import { z } from 'zod';
import { type DateParts, isCalendarDate, writeDate } from '../calendar.ts';
import type { Field } from '../define/field.ts';
import { dateIn, instantOf, localTime } from '../zoned-time.ts';
import { rangeAggregates } from './aggregate-sets.ts';
import { sameInColumn } from './column-rows.ts';
import { dayConditions } from './conditions/order.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { readDateText } from './read-date-text.ts';
import { readEpoch } from './read-epoch.ts';
import { readTimeText, type TimeParts } from './read-time-text.ts';
import { refuse, refuseType } from './refuse.ts';
import { acceptSaneYear } from './sane-year.ts';

const expected = { zh: '形如 2026-01-31 的日期', en: 'a date such as 2026-01-31' };

export const date: FieldType<'date'> = {
  name: 'date',
  label: { zh: '日期', en: 'Date' },
  design: {
    icon: 'calendar',
    group: 'time',
    typed: true,
    example: { zh: '2026-03-08', en: '8 Mar 2026' },
    suits: /(日期|生日|日|date|birthday|day|deadline|(due|promised|expected|needed|expires) (on|by|for))$/i,
    evident:
      /^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}[- ][a-z]{3,9}[-, ]+\d{4}|[a-z]{3,9} \d{1,2},? \d{4})$/i,
    current: { today: true },
    settings: [],
  },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'date' }],
  parse: (input, field) => parseDate(input, field),
  parseText(cell, field, context) {
    const epoch = readEpoch(cell);
    if (epoch) return { ok: true, value: dateIn(epoch, context.timeZone) };
    const reading = readDateText(cell, context.dateOrder);
    if (reading === 'ambiguous') return refuse(field, 'ambiguousDate', { seen: cell });
    const time = reading && readTimeText(reading.rest);
    if (!time) return refuseType(field, expected, cell);
    const day = midnightElsewhere(reading, time, context.timeZone) ?? writeDate(reading.year, reading.month, reading.day);
    return acceptSaneYear(day, reading.year, field, cell);
  },
  ...sameInColumn,
  toText: (value) => String(value),
  mask: (value) => `${String(value).slice(0, 4)}-**-**`,
  schema: () => ({ type: 'string', format: 'date' }),
  conditions: dayConditions,
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
      ['Sat, 03 Jan 2026 08:00:00 +0800', '2026-01-03'],
      ['2026-01-02T16:00:00.000Z', '2026-01-03'],
      ['2026-01-03T09:30:00.000Z', '2026-01-03'],
    ],
  },
};

/**
 * The day that a program meant by a midnight which it wrote as Greenwich has it: `2026-01-02T16:00:00Z` is 3 January in Shanghai. Any other
 * time says only at what hour of the written day something was.
 */
function midnightElsewhere(day: DateParts, time: TimeParts, timeZone: string): string | undefined {
  if (time.offset !== 'Z' || time.hour % 24 === 0) return undefined;
  const instant = instantOf(day, time, 'UTC');
  if (Number.isNaN(instant.getTime())) return undefined;
  const { hour, minute, second } = localTime(instant.getTime(), timeZone);
  return hour + minute + second + time.millisecond === 0 ? dateIn(instant, timeZone) : undefined;
}

function parseDate(input: unknown, field: Field): Parsed<string> {
  const match = typeof input === 'string' ? /^(\d{4,6})-(\d{2})-(\d{2})$/.exec(input) : null;
  const [year, month, day] = (match?.slice(1) ?? []).map(Number);
  if (!match || !year || !month || !day || !isCalendarDate(year, month, day)) return refuseType(field, expected, input);
  return acceptSaneYear(match[0], year, field, match[0]);
}
