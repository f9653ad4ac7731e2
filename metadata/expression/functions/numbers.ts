import sql, { join } from 'sql-template-tag';
import { Decimal, divide, settle } from '../decimal.ts';
import { defineFunction, defineListFunction, type ExpressionFunction, parameter } from '../function.ts';
import { divideSql, settleSql } from '../sql-numbers.ts';
import { raise, raiseSql } from './power.ts';

const number = parameter('number', '数值', 'number');
const anyNumber = parameter('number', '数值', 'number', { blank: true });

/** Calculations. */
export const numberFunctions: ExpressionFunction[] = [
  defineFunction({
    name: 'ABS',
    family: 'number',
    label: { zh: '绝对值', en: 'Absolute value' },
    help: { zh: '去掉负号', en: 'The number without its sign' },
    parameters: [number],
    result: 'number',
    evaluate: ([x]) => x.abs(),
    compile: ([x]) => sql`abs(${x})`,
    samples: [['ABS(-2.5)', '2.5']],
  }),
  defineFunction({
    name: 'MOD',
    family: 'number',
    label: { zh: '余数', en: 'Remainder' },
    help: {
      zh: '相除的余数，符号同除数；除以 0 为空',
      en: 'What a division leaves, with the sign of the divisor; blank for divisor 0',
    },
    parameters: [number, parameter('number', '除数', 'divisor')],
    result: 'number',
    rereads: true,
    evaluate: ([x, divisor]) => (divisor.isZero() ? null : x.mod(divisor).plus(divisor).mod(divisor)),
    compile: ([x, divisor]) => sql`mod(mod(${x}, nullif(${divisor}, 0)) + ${divisor}, nullif(${divisor}, 0))`,
    samples: [
      ['MOD(7, 3)', '1'],
      ['MOD(-7, 3)', '2'],
      ['MOD(7, -3)', '-2'],
    ],
  }),
  defineFunction({
    name: 'POWER',
    family: 'number',
    label: { zh: '乘方', en: 'Power' },
    help: { zh: '底数的若干次方，指数在 ±100 以内', en: 'A number raised to a power within ±100' },
    parameters: [parameter('number', '底数', 'base'), parameter('number', '指数', 'exponent')],
    result: 'number',
    rereads: true,
    evaluate: ([base, exponent]) => raise(base, exponent),
    compile: ([base, exponent]) => raiseSql(base, exponent),
    samples: [
      ['POWER(1.1, 2)', '1.21'],
      ['POWER(0, -1)', null],
      ['POWER(-8, 0.5)', null],
    ],
  }),
  defineFunction({
    name: 'SQRT',
    family: 'number',
    label: { zh: '平方根', en: 'Square root' },
    help: { zh: '平方根；负数为空', en: 'The square root; blank for negative numbers' },
    parameters: [number],
    result: 'number',
    rereads: true,
    evaluate: ([x]) => (x.isNegative() && !x.isZero() ? null : settle(x.sqrt())),
    compile: ([x]) => settleSql(sql`case when ${x} >= 0 then sqrt(round(${x}, 50)) end`),
    samples: [
      ['SQRT(2)', '1.4142135624'],
      ['SQRT(-1)', null],
    ],
  }),
  defineListFunction({
    name: 'SUM',
    family: 'number',
    label: { zh: '求和', en: 'Sum' },
    help: { zh: '各数之和，空值不计', en: 'Adds the numbers; blanks are left out' },
    parameters: [anyNumber],
    repeat: 1,
    result: 'number',
    solid: true,
    evaluate: (args) => total(args),
    compile: (args) => {
      const terms = args.map((x) => sql`coalesce(${x}, 0)`);
      return sql`${join(terms, ' + ')}`;
    },
    samples: [['SUM(1, NULL, 2.5)', '3.5']],
  }),
  defineListFunction({
    name: 'AVERAGE',
    family: 'number',
    label: { zh: '平均值', en: 'Average' },
    help: { zh: '各数的平均值，空值不计；全空则为空', en: 'The mean of the numbers; blanks are left out' },
    parameters: [anyNumber],
    repeat: 1,
    result: 'number',
    rereads: true,
    evaluate: (args) => divide(total(args), new Decimal(args.filter((x) => x !== null).length)),
    compile: (args) => {
      const terms = args.map((x) => sql`coalesce(${x}, 0)`);
      return divideSql(sql`${join(terms, ' + ')}`, sql`num_nonnulls(${join(args, ', ')})`);
    },
    samples: [
      ['AVERAGE(1, NULL, 2)', '1.5'],
      ['AVERAGE(NULL)', null],
    ],
  }),
];

function total(args: readonly unknown[]): Decimal {
  return (args as (Decimal | null)[]).reduce<Decimal>((sum, x) => (x ? sum.plus(x) : sum), new Decimal(0));
}
