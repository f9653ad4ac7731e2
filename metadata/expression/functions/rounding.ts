import sql, { type Sql } from 'sql-template-tag';
import { Decimal, type Rounding, settle, wholeBetween } from '../decimal.ts';
import { defineFunction, type ExpressionFunction, parameter } from '../function.ts';
import { settleSql, wholeBetweenSql } from '../sql-numbers.ts';

const number = parameter('number', '数值', 'number');
const digits = parameter('number', '小数位数', 'digits', { optional: true });
const step = parameter('number', '倍数', 'multiple of', { optional: true });

/** Digits beyond ±28 make the result blank. */
const widestDigits = 28;

/** Rounding. Digits are decimals kept, negative ones whole places: `ROUND(1250, -2)` is 1300. */
export const roundingFunctions: ExpressionFunction[] = [
  defineFunction({
    name: 'ROUND',
    family: 'number',
    label: { zh: '四舍五入', en: 'Round' },
    help: { zh: '四舍五入到指定小数位，默认取整', en: 'Rounds to so many decimals, none by default; halves go away from zero' },
    parameters: [number, digits],
    result: 'number',
    evaluate: ([x, places]) => roundTo(x, places, Decimal.ROUND_HALF_UP),
    compile: ([x, places]) => sql`round(${x}, ${placesSql(places)})`,
    samples: [
      ['ROUND(2.345, 2)', '2.35'],
      ['ROUND(-2.5)', '-3'],
      ['ROUND(1250, -2)', '1300'],
    ],
  }),
  defineFunction({
    name: 'ROUNDDOWN',
    family: 'number',
    label: { zh: '向零舍入', en: 'Round down' },
    help: { zh: '去掉多余的小数位', en: 'Cuts off further decimals' },
    parameters: [number, digits],
    result: 'number',
    evaluate: ([x, places]) => roundTo(x, places, Decimal.ROUND_DOWN),
    compile: ([x, places]) => sql`trunc(${x}, ${placesSql(places)})`,
    samples: [['ROUNDDOWN(-2.99, 1)', '-2.9']],
  }),
  defineFunction({
    name: 'ROUNDUP',
    family: 'number',
    label: { zh: '远离零舍入', en: 'Round up' },
    help: { zh: '有多余的小数就进一位', en: 'Rounds away from zero whenever something is cut off' },
    parameters: [number, digits],
    result: 'number',
    rereads: true,
    evaluate: ([x, places]) => roundTo(x, places, Decimal.ROUND_UP),
    compile: ([x, places]) => {
      const kept = placesSql(places);
      return sql`trunc(${x}, ${kept}) + sign(${x} - trunc(${x}, ${kept})) * round(power(10::numeric, -(${kept})), 28)`;
    },
    samples: [
      ['ROUNDUP(2.01)', '3'],
      ['ROUNDUP(-2.001, 2)', '-2.01'],
      ['ROUNDUP(1201, -2)', '1300'],
    ],
  }),
  defineFunction({
    name: 'CEILING',
    family: 'number',
    label: { zh: '向上取整', en: 'Ceiling' },
    help: { zh: '不小于该数的最小整数（或倍数）', en: 'The next whole number (or multiple) that is not smaller' },
    parameters: [number, step],
    result: 'number',
    rereads: true,
    evaluate: ([x, multiple]) => snap(x, multiple, Decimal.ROUND_CEIL),
    compile: ([x, multiple]) => (multiple ? settleSql(sql`ceil(${quotient(x, multiple)}) * abs(${multiple})`) : sql`ceil(${x})`),
    samples: [
      ['CEILING(2.1)', '3'],
      ['CEILING(-2.5, 2)', '-2'],
      ['CEILING(7, 5)', '10'],
    ],
  }),
  defineFunction({
    name: 'FLOOR',
    family: 'number',
    label: { zh: '向下取整', en: 'Floor' },
    help: { zh: '不大于该数的最大整数（或倍数）', en: 'The last whole number (or multiple) that is not larger' },
    parameters: [number, step],
    result: 'number',
    rereads: true,
    evaluate: ([x, multiple]) => snap(x, multiple, Decimal.ROUND_FLOOR),
    compile: ([x, multiple]) =>
      multiple ? settleSql(sql`floor(${quotient(x, multiple)}) * abs(${multiple})`) : sql`floor(${x})`,
    samples: [
      ['FLOOR(-2.1)', '-3'],
      ['FLOOR(7, 5)', '5'],
      ['FLOOR(7, 0)', null],
    ],
  }),
];

function roundTo(x: Decimal, digits: Decimal | undefined, rounding: Rounding): Decimal | null {
  const places = digits ? wholeBetween(digits, -widestDigits, widestDigits) : 0;
  if (places === null) return null;
  if (places >= 0) return x.toDecimalPlaces(places, rounding);
  const unit = new Decimal(10).pow(-places);
  return x.div(unit).toDecimalPlaces(0, rounding).times(unit);
}

function placesSql(digits: Sql | undefined): Sql {
  return digits ? wholeBetweenSql(digits, -widestDigits, widestDigits) : sql`0`;
}

function snap(x: Decimal, multiple: Decimal | undefined, rounding: Rounding): Decimal | null {
  if (!multiple) return x.toDecimalPlaces(0, rounding);
  if (multiple.isZero()) return null;
  return settle(x.div(multiple.abs()).toDecimalPlaces(0, rounding).times(multiple.abs()));
}

function quotient(x: Sql, multiple: Sql): Sql {
  return sql`round(${x}, 50) / nullif(abs(${multiple}), 0)`;
}
