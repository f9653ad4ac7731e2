import { z } from 'zod';
import { pad } from '../calendar.ts';
import { comesTwice, endOfDay, instantOf, lastMicrosecond, wallClock } from '../zoned-time.ts';
import { rangeAggregates } from './aggregate-sets.ts';
import { sameInColumn } from './column-rows.ts';
import { instantConditions } from './conditions/order.ts';
import type { FieldType } from './field-type.ts';
import { readDateText } from './read-date-text.ts';
import { readEpoch } from './read-epoch.ts';
import { readTimeText } from './read-time-text.ts';
import { refuse, refuseType } from './refuse.ts';
import { acceptSaneYear } from './sane-year.ts';

const expected = { zh: '形如 2026-01-31T08:00:00Z 的日期时间', en: 'a date and time such as 2026-01-31T08:00:00Z' };

const isDay = /^\d{4}-\d\d-\d\d$/;
/** Without seconds. */
const shortest = '2026-01-31 08:00'.length;

export const datetime: FieldType<'datetime'> = {
  name: 'datetime',
  label: { zh: '日期时间', en: 'Date and time' },
  design: {
    icon: 'calendar-time',
    group: 'time',
    typed: true,
    example: { zh: '2026-03-08 14:30', en: '8 Mar 2026, 14:30' },
    suits: /(时间|时刻|time|moment)$/i,
    evident: /^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[T ]+\d{1,2}:\d{2}/,
    current: { today: true },
    settings: [],
  },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'timestamp with time zone' }],
  parse(input, field, context) {
    const isIso = typeof input === 'string' && /^\d{4,6}-\d{2}-\d{2}([T ]|$)/.test(input) && input.length <= 40;
    return isIso ? datetime.parseText(input, field, context) : refuseType(field, expected, input);
  },
  parseText(cell, field, context) {
    const epoch = readEpoch(cell);
    if (epoch) return { ok: true, value: epoch.toISOString() };
    const reading = readDateText(cell, context.dateOrder);
    if (reading === 'ambiguous') return refuse(field, 'ambiguousDate', { seen: cell });
    const time = reading && readTimeText(reading.rest);
    if (!reading || !time) return refuseType(field, expected, cell);
    const sane = acceptSaneYear(cell, reading.year, field, cell);
    if (!sane.ok) return sane;
    const instant = time.offset
      ? shift(instantOf(reading, time, 'UTC'), time.offset)
      : instantOf(reading, time, context.timeZone);
    if (Number.isNaN(instant.getTime())) return refuseType(field, expected, cell);
    return acceptSaneYear(instant.toISOString(), instant.getUTCFullYear(), field, cell);
  },
  ...sameInColumn,
  toText(value, _field, _locale, timeZone = 'UTC') {
    const { date, time } = wallClock(new Date(String(value)), timeZone);
    return `${date} ${time.replace(/:00$/, '')}`;
  },
  toCell(value, field, locale, timeZone = 'UTC') {
    const instant = new Date(String(value));
    // In the hour that comes twice the clock alone does not tell.
    if (comesTwice(instant, timeZone)) return instant.toISOString();
    const shown = datetime.toText(value, field, locale, timeZone);
    const fraction = instant.getUTCMilliseconds();
    return fraction === 0 ? shown : `${shown.length > shortest ? shown : `${shown}:00`}.${pad(fraction, 3)}`;
  },
  bounds: (input, value, { timeZone }) =>
    typeof input === 'string' && isDay.test(input) ? [value, endOfDay(input, timeZone)] : [value, lastMicrosecond(String(value))],
  schema: () => ({ type: 'string', format: 'date-time' }),
  conditions: instantConditions,
  aggregates: rangeAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'datetime',
  samples: {
    valid: ['2026-01-03T08:00:00.000Z', '2026-01-03T08:00:00+08:00', '2026-01-03 08:00', '2026-01-03'],
    invalid: ['2026-01-03T25:00:00Z', '2026-02-30T00:00:00Z', 1767427200000, '0001-01-01T00:00:00Z', 'yesterday', ''],
    texts: [
      ['02/23/26 08:55 PM', '2026-02-23T12:55:00.000Z'],
      ['2026年1月3日 下午8:55', '2026-01-03T12:55:00.000Z'],
      ['Sat, 03 Jan 2026 08:00:00 +0800', '2026-01-03T00:00:00.000Z'],
      ['Sat Jan 03 2026 08:00:00 GMT+0800 (China Standard Time)', '2026-01-03T00:00:00.000Z'],
      ['2026-01-03 24:00', '2026-01-03T16:00:00.000Z'],
      ['1767427200', '2026-01-03T08:00:00.000Z'],
      ['1767427200000', '2026-01-03T08:00:00.000Z'],
      ['2026/1/3 8:05:09', '2026-01-03T00:05:09.000Z'],
    ],
  },
};

/** The instant at which a clock so far ahead of Greenwich shows what one in Greenwich shows at another; offsets are `+08:00` or `Z`. */
function shift(shown: Date, offset: string): Date {
  return new Date(shown.toISOString().replace('Z', offset));
}
