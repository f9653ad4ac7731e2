import { type Operator, operators } from '@tenon/metadata';
import { wrongPart } from './query-error.ts';
import type { ConditionShape, FilterShape, ValueShape } from './query-shape.ts';
import { isObject, readPath } from './read-part.ts';

/** Where the values of a filter go: the next slot of a query, or a literal of a definition. */
export type TakeValue = (value: unknown) => ValueShape;

type Reading = { take: TakeValue; conditions: number };

const maxDepth = 10;
const maxConditions = 100;
const known = new Set<string>(operators);
const withoutValue = new Set<Operator>(['empty', 'notEmpty']);

const expected = {
  filter: {
    zh: '条件：{ field, op, value }、{ and }、{ or }、{ not } 或 { some }',
    en: 'a filter: { field, op, value }, { and }, { or }, { not } or { some }',
  },
  filters: { zh: '条件的数组', en: 'an array of filters' },
  operator: { zh: `运算符：${operators.join('、')}`, en: `an operator: ${operators.join(', ')}` },
  shallower: { zh: `最多 ${maxDepth} 层条件`, en: `at most ${maxDepth} levels of filters` },
  fewer: { zh: `最多 ${maxConditions} 个条件`, en: `at most ${maxConditions} conditions` },
};

/** Checks the structure of a filter and parts it from its values. Whether its fields exist is found out on compiling. */
export function readFilter(input: unknown, at: string, take: TakeValue): FilterShape {
  return read(input, at, { take, conditions: 0 }, 1);
}

function read(input: unknown, at: string, reading: Reading, depth: number): FilterShape {
  if (!isObject(input)) throw wrongPart(at, expected.filter, input);
  if (depth > maxDepth) throw wrongPart(at, expected.shallower, depth);
  if ('field' in input) return readCondition(input, at, reading);
  const only = Object.keys(input).filter((key) => key !== 'filter' || !('some' in input));
  if (only.length !== 1) throw wrongPart(at, expected.filter, input);
  if ('and' in input) return { kind: 'and', items: readAll(input.and, `${at}.and`, reading, depth) };
  if ('or' in input) return { kind: 'or', items: readAll(input.or, `${at}.or`, reading, depth) };
  if ('not' in input) return { kind: 'not', item: read(input.not, `${at}.not`, reading, depth + 1) };
  if (!('some' in input)) throw wrongPart(at, expected.filter, input);
  count(reading, at);
  const path = readPath(input.some, `${at}.some`);
  if (input.filter === undefined) return { kind: 'some', path, at };
  return { kind: 'some', path, at, filter: read(input.filter, `${at}.filter`, reading, depth + 1) };
}

function readAll(input: unknown, at: string, reading: Reading, depth: number): FilterShape[] {
  if (!Array.isArray(input)) throw wrongPart(at, expected.filters, input);
  return input.map((item, index) => read(item, `${at}[${index}]`, reading, depth + 1));
}

function readCondition(input: Record<string, unknown>, at: string, reading: Reading): ConditionShape {
  for (const key in input) if (key !== 'field' && key !== 'op' && key !== 'value') throw wrongPart(at, expected.filter, input);
  count(reading, at);
  const path = readPath(input.field, `${at}.field`);
  const op = input.op as Operator;
  if (typeof op !== 'string' || !known.has(op)) throw wrongPart(`${at}.op`, expected.operator, op);
  return { kind: 'condition', path, op, value: readValue(op, input.value, reading.take), at };
}

function readValue(op: Operator, value: unknown, take: TakeValue): ValueShape {
  if (withoutValue.has(op)) return 'none';
  if (value === null && (op === 'eq' || op === 'ne')) return 'null';
  if (value === undefined || value === null) return 'none';
  return isObject(value) && value.myTeam === true ? { actor: 'team' } : take(value);
}

function count(reading: Reading, at: string): void {
  reading.conditions += 1;
  if (reading.conditions > maxConditions) throw wrongPart(at, expected.fewer, reading.conditions);
}
