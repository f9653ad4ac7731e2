import sql, { join, type Sql } from 'sql-template-tag';
import { dateOfDay, dayOf } from '../../calendar.ts';
import { Decimal, divide, settle, wholeBetween } from '../decimal.ts';
import { defineFunction, defineListFunction, type ExpressionFunction, parameter } from '../function.ts';
import { addDaysSql, addSecondsSql, secondsPerDay, shiftInstant, widestShift } from '../sql-dates.ts';
import { divideSql, settleSql, wholeBetweenSql } from '../sql-numbers.ts';
import { raise, raiseSql } from './power.ts';

const number = parameter('number', '数值', 'number');
const days = parameter('number', '天数', 'days');
const date = parameter('date', '日期', 'date');
const datetime = parameter('datetime', '日期时间', 'date and time');

const add = {
  name: '+',
  label: { zh: '加', en: 'Plus' },
  help: { zh: '两数相加；日期加天数', en: 'Adds two numbers, or days to a date' },
} as const;
/** What the check makes of `a + b - c`, all of them numbers; what is taken off has its sign turned. Nobody calls it by name. */
export const addMany: ExpressionFunction = defineListFunction({
  ...add,
  family: 'number',
  parameters: [number],
  repeat: 1,
  result: 'number',
  evaluate: (terms) => (terms as Decimal[]).reduce((sum, term) => sum.plus(term)),
  compile: (terms) => sumSql(terms as Sql[]),
  samples: [],
});

/** PostgreSQL reads a row of additions as deep as it is long, so a long one is added up in parts. */
function sumSql(terms: readonly Sql[]): Sql {
  if (terms.length <= mostInRow) return join([...terms], ' + ');
  const parts = Array.from({ length: Math.ceil(terms.length / mostInRow) }, (_, at) =>
    join(terms.slice(at * mostInRow, (at + 1) * mostInRow), ' + '),
  );
  return sumSql(parts.map((part) => sql`(${part})`));
}

const mostInRow = 100;

const subtract = {
  name: '-',
  label: { zh: '减', en: 'Minus' },
  help: {
    zh: '两数相减；日期减天数；两个日期相差的天数',
    en: 'Subtracts numbers, days from a date, or two dates, which gives days',
  },
} as const;

export const turnSign = defineFunction({
  name: 'unary -',
  family: 'number',
  label: { zh: '负号', en: 'Minus sign' },
  help: { zh: '取相反数', en: 'Turns the sign' },
  parameters: [number],
  result: 'number',
  evaluate: ([a]) => a.neg(),
  compile: ([a]) => sql`- ${a}`,
  samples: [['--2', '2']],
});

/** The arithmetic operators. A blank operand makes the result blank. */
export const arithmeticOperators: ExpressionFunction[] = [
  defineFunction({
    ...add,
    family: 'number',
    parameters: [number, number],
    result: 'number',
    evaluate: ([a, b]) => a.plus(b),
    compile: ([a, b]) => sql`${a} + ${b}`,
    samples: [
      ['0.1 + 0.2', '0.3'],
      ['1 + NULL', null],
    ],
  }),
  defineFunction({
    ...add,
    family: 'date',
    parameters: [datetime, days],
    result: 'datetime',
    rereads: true,
    evaluate: ([instant, count]) => shiftInstant(instant, count),
    compile: ([instant, count]) => addSecondsSql(instant, count),
    samples: [],
  }),
  defineFunction({
    ...add,
    family: 'date',
    parameters: [date, days],
    result: 'date',
    evaluate: ([day, count]) => shiftDate(day, count),
    compile: ([day, count]) => addDaysSql(day, wholeBetweenSql(count, -widestShift, widestShift)),
    samples: [['DATE(2026, 2, 28) + 1', '2026-03-01']],
  }),
  defineFunction({
    ...subtract,
    family: 'number',
    parameters: [number, number],
    result: 'number',
    evaluate: ([a, b]) => a.minus(b),
    compile: ([a, b]) => sql`${a} - ${b}`,
    samples: [['0.3 - 0.1', '0.2']],
  }),
  defineFunction({
    ...subtract,
    family: 'date',
    parameters: [datetime, datetime],
    result: 'number',
    evaluate: ([a, b]) => divide(a.minus(b), new Decimal(secondsPerDay)),
    compile: ([a, b]) => divideSql(sql`extract(epoch from (${a} - ${b}))`, sql`86400`),
    samples: [['NOW() - NOW()', '0']],
  }),
  defineFunction({
    ...subtract,
    family: 'date',
    parameters: [date, date],
    result: 'number',
    evaluate: ([a, b]) => new Decimal(dayOf(a) - dayOf(b)),
    compile: ([a, b]) => sql`(${a} - ${b})::numeric`,
    samples: [['DATE(2026, 3, 1) - DATE(2026, 2, 1)', '28']],
  }),
  defineFunction({
    ...subtract,
    family: 'date',
    parameters: [datetime, days],
    result: 'datetime',
    rereads: true,
    evaluate: ([instant, count]) => shiftInstant(instant, count.neg()),
    compile: ([instant, count]) => addSecondsSql(instant, sql`-${count}`),
    samples: [],
  }),
  defineFunction({
    ...subtract,
    family: 'date',
    parameters: [date, days],
    result: 'date',
    evaluate: ([day, count]) => shiftDate(day, count.neg()),
    compile: ([day, count]) => addDaysSql(day, wholeBetweenSql(sql`-${count}`, -widestShift, widestShift)),
    samples: [['DATE(2026, 1, 1) - 1', '2025-12-31']],
  }),
  defineFunction({
    name: '*',
    family: 'number',
    label: { zh: '乘', en: 'Times' },
    help: { zh: '两数相乘，保留 10 位小数', en: 'Multiplies two numbers, to 10 decimals' },
    parameters: [number, number],
    result: 'number',
    evaluate: ([a, b]) => settle(a.times(b)),
    compile: ([a, b]) => settleSql(sql`${a} * ${b}`),
    samples: [
      ['1.1 * 1.1', '1.21'],
      ['9999999999999999999999999999 * 10', null],
    ],
  }),
  defineFunction({
    name: '/',
    family: 'number',
    label: { zh: '除', en: 'Divided by' },
    help: { zh: '两数相除，保留 10 位小数；除以 0 为空', en: 'Divides, to 10 decimals; blank when the divisor is 0' },
    parameters: [number, number],
    result: 'number',
    evaluate: ([a, b]) => divide(a, b),
    compile: ([a, b]) => divideSql(a, b),
    samples: [
      ['2 / 3', '0.6666666667'],
      ['1 / 0', null],
    ],
  }),
  defineFunction({
    name: '^',
    family: 'number',
    label: { zh: '乘方', en: 'To the power of' },
    help: { zh: '同 POWER', en: 'The same as POWER' },
    parameters: [number, parameter('number', '指数', 'exponent')],
    result: 'number',
    rereads: true,
    evaluate: ([base, exponent]) => raise(base, exponent),
    compile: ([base, exponent]) => raiseSql(base, exponent),
    samples: [
      ['2 ^ 3 ^ 2', '64'],
      ['-2 ^ 2', '4'],
    ],
  }),
  turnSign,
  defineFunction({
    name: '%',
    family: 'number',
    label: { zh: '百分号', en: 'Percent' },
    help: { zh: '除以 100', en: 'Divides by 100' },
    parameters: [number],
    result: 'number',
    evaluate: ([a]) => settle(a.times('0.01')),
    compile: ([a]) => settleSql(sql`${a} * 0.01`),
    samples: [['200 * 5%', '10']],
  }),
];

function shiftDate(date: string, count: Decimal): string | null {
  const days = wholeBetween(count, -widestShift, widestShift);
  return days === null ? null : dateOfDay(dayOf(date) + days);
}
