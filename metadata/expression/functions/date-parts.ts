import sql, { raw } from 'sql-template-tag';
import { dateParts, dayOf } from '../../calendar.ts';
import type { Label } from '../../label.ts';
import { Decimal } from '../decimal.ts';
import { defineFunction, type ExpressionFunction, parameter } from '../function.ts';
import { localTimeAt } from '../instant.ts';

const date = parameter('date', '日期', 'date');

const kindOfWeek = parameter('number', '类型', 'kind', {
  optional: true,
  literal: { accepts: (text) => text === '1' || text === '2', examples: '1, 2' },
});

const partsOfDates = [
  {
    name: 'YEAR',
    label: { zh: '年', en: 'Year' },
    help: { zh: '日期的年份', en: 'The year of a date' },
    part: 'year',
    sample: '2026',
  },
  {
    name: 'MONTH',
    label: { zh: '月', en: 'Month' },
    help: { zh: '日期的月份', en: 'The month of a date' },
    part: 'month',
    sample: '3',
  },
  {
    name: 'DAY',
    label: { zh: '日', en: 'Day' },
    help: { zh: '日期是几号', en: 'The day of the month' },
    part: 'day',
    sample: '5',
  },
] as const satisfies { name: string; label: Label; help: Label; part: string; sample: string }[];

const partsOfTimes = [
  { name: 'HOUR', label: { zh: '时', en: 'Hour' }, help: { zh: '0 到 23 点', en: 'The hour, 0 to 23' }, part: 'hour' },
  { name: 'MINUTE', label: { zh: '分', en: 'Minute' }, help: { zh: '分钟，0 到 59', en: 'The minute, 0 to 59' }, part: 'minute' },
] as const satisfies { name: string; label: Label; help: Label; part: string }[];

/** Parts of dates and times, as calendar and clock show them in the reader's zone. */
export const datePartFunctions: ExpressionFunction[] = [
  ...partsOfDates.map(({ name, label, help, part, sample }) =>
    defineFunction({
      name,
      label,
      help,
      family: 'date',
      parameters: [date],
      result: 'number',
      evaluate: ([day]) => new Decimal(dateParts(day)[part]),
      compile: ([day]) => sql`extract(${raw(part)} from ${day})`,
      samples: [[`${name}(DATE(2026, 3, 5))`, sample]],
    }),
  ),
  defineFunction({
    name: 'QUARTER',
    family: 'date',
    label: { zh: '季度', en: 'Quarter' },
    help: { zh: '日期在第几季度', en: 'The quarter of a date, 1 to 4' },
    parameters: [date],
    result: 'number',
    evaluate: ([day]) => new Decimal(Math.ceil(dateParts(day).month / 3)),
    compile: ([day]) => sql`extract(quarter from ${day})`,
    samples: [['QUARTER(DATE(2026, 4, 1))', '2']],
  }),
  defineFunction({
    name: 'WEEKDAY',
    family: 'date',
    label: { zh: '星期几', en: 'Weekday' },
    help: {
      zh: '类型 1（默认）：星期日为 1；类型 2：星期一为 1',
      en: 'Kind 1 (default): Sunday is 1; kind 2: Monday is 1',
    },
    parameters: [date, kindOfWeek],
    result: 'number',
    // 1970-01-01 was a Thursday.
    evaluate: ([day, kind]) => new Decimal((((dayOf(day) + (kind?.eq(2) ? 3 : 4)) % 7) + 7) % 7).plus(1),
    compile: ([day, kind], { literal }) =>
      kind && literal(1) === '2' ? sql`extract(isodow from ${day})` : sql`extract(dow from ${day}) + 1`,
    samples: [
      ['WEEKDAY(DATE(2026, 11, 22))', '1'],
      ['WEEKDAY(DATE(2026, 11, 22), 2)', '7'],
    ],
  }),
  ...partsOfTimes.map(({ name, label, help, part }) =>
    defineFunction({
      name,
      label,
      help,
      family: 'date',
      parameters: [parameter('datetime', '日期时间', 'date and time')],
      result: 'number',
      evaluate: ([instant], { timeZone }) => new Decimal(localTimeAt(instant, timeZone)[part]),
      compile: ([instant], { timeZone }) => sql`extract(${raw(part)} from ${instant} at time zone ${timeZone})`,
      samples: [[`${name}(NOW()) >= 0`, true]],
    }),
  ),
];
