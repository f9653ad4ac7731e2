import sql, { type Sql } from 'sql-template-tag';
import { addMonths, dateOfDay, dateParts, dayOf, dayOfParts } from '../../calendar.ts';
import { Decimal, wholeBetween } from '../decimal.ts';
import { defineFunction, type ExpressionFunction, parameter } from '../function.ts';
import { localDateAt, readInstant } from '../instant.ts';
import { addDaysSql, addMonthsSql, widestMonths, widestShift } from '../sql-dates.ts';
import { between, wholeBetweenSql } from '../sql-numbers.ts';

const date = parameter('date', '日期', 'date');
const months = parameter('number', '月数', 'months');
const unit = parameter('text', '单位', 'unit', {
  literal: { accepts: (text) => /^[dmy]$/i.test(text), examples: '"d", "m", "y"' },
});

/** Making dates and moving about the calendar. A date and time counts as its date in the reader's zone. */
export const dateFunctions: ExpressionFunction[] = [
  defineFunction({
    name: 'TODAY',
    family: 'date',
    label: { zh: '今天', en: 'Today' },
    help: { zh: '今天的日期', en: "Today's date" },
    parameters: [],
    result: 'date',
    evaluate: (_, { now, timeZone }) => localDateAt(readInstant(now), timeZone),
    compile: (_, { today }) => today,
    samples: [['TODAY() - TODAY()', '0']],
  }),
  defineFunction({
    name: 'NOW',
    family: 'date',
    label: { zh: '现在', en: 'Now' },
    help: { zh: '现在的日期和时间', en: 'The present date and time' },
    parameters: [],
    result: 'datetime',
    evaluate: (_, { now }) => readInstant(now),
    compile: (_, { now }) => now,
    samples: [['NOW() = NOW()', true]],
  }),
  defineFunction({
    name: 'DATE',
    family: 'date',
    label: { zh: '日期', en: 'Date' },
    help: {
      zh: '由年、月、日得出日期；超出的月、日顺延',
      en: 'A date from year, month and day; months and days beyond their range run over',
    },
    parameters: [parameter('number', '年', 'year'), parameter('number', '月', 'month'), parameter('number', '日', 'day')],
    result: 'date',
    evaluate: ([year, month, day]) => {
      const y = wholeBetween(year, 1, 9999);
      const m = wholeBetween(month, -widestMonths, widestMonths);
      const d = wholeBetween(day, -widestShift, widestShift);
      if (y === null || m === null || d === null) return null;
      const start = dayOfParts(y, m, 1);
      return dateOfDay(start) && dateOfDay(start + d - 1);
    },
    compile: ([year, month, day]) => {
      const monthsFromYear1 = sql`(${wholeBetweenSql(year, 1, 9999)} - 1) * 12 + ${wholeBetweenSql(month, -widestMonths, widestMonths)} - 1`;
      const start = sql`('0001-01-01'::date + make_interval(months => ${between(monthsFromYear1, '-1', '119988')}))::date`;
      return addDaysSql(start, sql`${wholeBetweenSql(day, -widestShift, widestShift)} - 1`);
    },
    samples: [
      ['DATE(2026, 13, 1)', '2027-01-01'],
      ['DATE(2024, 2, 29)', '2024-02-29'],
    ],
  }),
  ...(['EDATE', 'ADDMONTHS'] as const).map((name) =>
    defineFunction({
      name,
      family: 'date',
      label: { zh: '加月', en: 'Add months' },
      help: { zh: '若干个月后的同一天；没有这一天则取月末', en: 'The same day so many months on, or the last of that month' },
      parameters: [date, months],
      result: 'date',
      evaluate: ([day, count]) => {
        const shift = wholeBetween(count, -widestMonths, widestMonths);
        return shift === null ? null : addMonths(day, shift);
      },
      compile: ([day, count]) => sql`(${addMonthsSql(day, count)})::date`,
      rereads: true,
      samples: [[`${name}(DATE(2026, 1, 31), 1)`, '2026-02-28']],
    }),
  ),
  defineFunction({
    name: 'EOMONTH',
    family: 'date',
    label: { zh: '月末', en: 'End of month' },
    help: { zh: '若干个月后的月末日期', en: 'The last day of the month so many months on' },
    parameters: [date, months],
    result: 'date',
    evaluate: ([day, count]) => {
      const shift = wholeBetween(count, -widestMonths, widestMonths);
      const { year, month } = dateParts(day);
      return shift === null ? null : dateOfDay(dayOfParts(year, month + shift + 1, 1) - 1);
    },
    compile: ([day, count]) => sql`(date_trunc('month', ${addMonthsSql(day, count)}) + interval '1 month')::date - 1`,
    rereads: true,
    samples: [['EOMONTH(DATE(2024, 1, 15), 1)', '2024-02-29']],
  }),
  defineFunction({
    name: 'ADDDAYS',
    family: 'date',
    label: { zh: '加天', en: 'Add days' },
    help: { zh: '若干天后的日期', en: 'The date so many days on' },
    parameters: [date, parameter('number', '天数', 'days')],
    result: 'date',
    evaluate: ([day, count]) => {
      const shift = wholeBetween(count, -widestShift, widestShift);
      return shift === null ? null : dateOfDay(dayOf(day) + shift);
    },
    compile: ([day, count]) => addDaysSql(day, wholeBetweenSql(count, -widestShift, widestShift)),
    samples: [['ADDDAYS(DATE(2026, 12, 31), 1)', '2027-01-01']],
  }),
  defineFunction({
    name: 'DAYS',
    family: 'date',
    label: { zh: '相差天数', en: 'Days between' },
    help: { zh: '结束日期减开始日期的天数', en: 'Days from the start date to the end date' },
    parameters: [parameter('date', '结束日期', 'end'), parameter('date', '开始日期', 'start')],
    result: 'number',
    evaluate: ([end, start]) => new Decimal(dayOf(end) - dayOf(start)),
    compile: ([end, start]) => sql`(${end} - ${start})::numeric`,
    samples: [['DAYS(DATE(2026, 3, 1), DATE(2026, 2, 1))', '28']],
  }),
  defineFunction({
    name: 'DATEDIF',
    family: 'date',
    label: { zh: '日期间隔', en: 'Whole units between' },
    help: {
      zh: '两个日期之间的整天（"d"）、整月（"m"）或整年（"y"）数；结束早于开始则为空',
      en: 'Whole days ("d"), months ("m") or years ("y") between two dates; blank when the end comes first',
    },
    parameters: [parameter('date', '开始日期', 'start'), parameter('date', '结束日期', 'end'), unit],
    result: 'number',
    rereads: true,
    evaluate: ([start, end, unit]) => (end < start ? null : new Decimal(countUnits(start, end, unit.toLowerCase()))),
    compile: ([start, end], { literal }) =>
      sql`case when ${end} >= ${start} then (${countUnitsSql(start, end, literal(2).toLowerCase())})::numeric end`,
    samples: [
      ['DATEDIF(DATE(2026, 1, 31), DATE(2026, 2, 28), "m")', '0'],
      ['DATEDIF(DATE(2024, 2, 29), DATE(2026, 2, 28), "y")', '1'],
      ['DATEDIF(DATE(2026, 1, 1), DATE(2026, 3, 1), "D")', '59'],
    ],
  }),
];

function countUnits(start: string, end: string, unit: string): number {
  if (unit === 'd') return dayOf(end) - dayOf(start);
  const from = dateParts(start);
  const to = dateParts(end);
  const count = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  return unit === 'm' ? count : Math.floor(count / 12);
}

function countUnitsSql(start: Sql, end: Sql, unit: string): Sql {
  if (unit === 'd') return sql`${end} - ${start}`;
  const monthOf = (day: Sql) => sql`extract(year from ${day}) * 12 + extract(month from ${day})`;
  const dayIn = (day: Sql) => sql`extract(day from ${day})`;
  const count = sql`${monthOf(end)} - (${monthOf(start)}) - case when ${dayIn(end)} < ${dayIn(start)} then 1 else 0 end`;
  return unit === 'm' ? count : sql`floor((${count}) / 12)`;
}
