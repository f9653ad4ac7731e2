import sql, { raw, type Sql } from 'sql-template-tag';
import { Decimal } from '../decimal.ts';
import { defineFunction, type ExpressionFunction, type ExpressionValue, type Parameter, parameter } from '../function.ts';

/** What can be compared, in the order overloads are tried: two datetimes as instants, a datetime with a date as dates. */
const comparable = ['number', 'text', 'boolean', 'datetime', 'date', 'reference'] as const;
type Comparable = (typeof comparable)[number];

const equality = [
  { name: '=', label: { zh: '等于', en: 'Equals' }, holds: (same: boolean) => same, sql: 'is not distinct from' },
  { name: '<>', label: { zh: '不等于', en: 'Differs from' }, holds: (same: boolean) => !same, sql: 'is distinct from' },
] as const;

const orders = [
  { name: '<', label: { zh: '小于', en: 'Less than' }, holds: (order: number) => order < 0 },
  { name: '<=', label: { zh: '小于或等于', en: 'At most' }, holds: (order: number) => order <= 0 },
  { name: '>', label: { zh: '大于', en: 'Greater than' }, holds: (order: number) => order > 0 },
  { name: '>=', label: { zh: '大于或等于', en: 'At least' }, holds: (order: number) => order >= 0 },
] as const;

const equalityHelp = {
  zh: '两个空值相等，空值与任何值不等；区分大小写',
  en: 'Two blanks are equal, a blank equals nothing else; upper and lower case differ',
};
const orderHelp = {
  zh: '有空值时为“否”；文本按字符编码排序',
  en: 'FALSE when either side is blank; texts go by character code',
};

/** `=` and its kin. Always TRUE or FALSE. */
export const comparisonOperators: ExpressionFunction[] = [
  ...comparable.flatMap((type) => equality.map((operator) => equalityOf(type, operator))),
  ...comparable
    .filter((type) => type !== 'boolean' && type !== 'reference')
    .flatMap((type) => orders.map((operator) => orderOf(type, operator))),
];

function equalityOf(type: Comparable, { name, label, holds, sql: keyword }: (typeof equality)[number]): ExpressionFunction {
  const side = operand(type, type !== 'text' && type !== 'boolean');
  return defineFunction({
    name,
    family: 'logic',
    label,
    help: equalityHelp,
    parameters: [side, side],
    result: 'boolean',
    solid: true,
    evaluate: ([a, b]) => holds(a === b || (a !== null && b !== null && order(a, b) === 0)),
    compile: ([a, b]) => sql`${a} ${raw(keyword)} ${b}`,
    samples: [],
  });
}

function orderOf(type: Comparable, { name, label, holds }: (typeof orders)[number]): ExpressionFunction {
  const side = operand(type, true);
  const collate = raw(type === 'text' ? ' collate "C"' : '');
  return defineFunction({
    name,
    family: 'logic',
    label,
    help: orderHelp,
    parameters: [side, side],
    result: 'boolean',
    solid: true,
    evaluate: ([a, b]) => a !== null && b !== null && holds(order(a, b)),
    compile: ([a, b]): Sql => sql`coalesce(${a}${collate} ${raw(name)} ${b}, false)`,
    samples: [],
  });
}

function operand(type: Comparable, blank: boolean): Parameter {
  return parameter(type, '值', 'value', blank ? { blank } : {});
}

function order(a: NonNullable<ExpressionValue>, b: NonNullable<ExpressionValue>): number {
  if (a instanceof Decimal && b instanceof Decimal) return a.cmp(b);
  return typeof a === 'string' && typeof b === 'string' ? compareCodePoints(a, b) : Number(a) - Number(b);
}

/** UTF-16 order differs from code point order where a surrogate pair meets a character above it. */
function compareCodePoints(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at >= a.length || at >= b.length) return a.length - b.length;
  return rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
}

/** Surrogates stand for code points above all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
