import type { AggregateQuery, Sort } from '@tenon/metadata';
import { wrongPart } from '../../query/parse/query-error.ts';
import { readFilter } from '../../query/parse/read-filter.ts';
import { readSearch, takeSlot } from '../../query/parse/read-list-query.ts';
import { isObject, readPath } from '../../query/parse/read-part.ts';
import { type AggregateShape, aggregateKey } from './aggregate-shape.ts';
import { readGroups } from './read-groups.ts';
import { readCalculations, readMeasures } from './read-measures.ts';
import { readQuestionPeriod } from './read-question-period.ts';

const parts = new Set<string>([
  'object',
  'filter',
  'search',
  'period',
  'group',
  'measures',
  'calculations',
  'sort',
  'limit',
  'totals',
] satisfies (keyof AggregateQuery)[]);
const maxLimit = 10_000;
const defaultLimit = 1000;

const expected = {
  part: { zh: `汇总查询的组成部分：${[...parts].join('、')}`, en: `a part of an aggregate query: ${[...parts].join(', ')}` },
  object: { zh: '对象名', en: 'the name of an object' },
  sort: {
    zh: '{ field, direction } 的数组，field 为分组或度量的名称',
    en: 'an array of { field, direction }, field naming a group or a measure',
  },
  limit: { zh: `1 到 ${maxLimit} 的整数`, en: `a whole number from 1 to ${maxLimit}` },
  totals: { zh: 'true 或 false', en: 'true or false' },
  period: { zh: '查询带有 period 时才用的日期', en: 'a date only where the query has a period' },
};

/**
 * Checks the structure of an aggregate query in one walk. `shape` is the query without its values, `key` names the shape, and `slots` holds the values
 * in the order in which they were met. Throws `invalidQuery` that names what was seen.
 */
export function readAggregateQuery(query: AggregateQuery): { shape: AggregateShape; key: string; slots: unknown[] } {
  for (const part in query) if (!parts.has(part)) throw wrongPart(part, expected.part, part);
  const slots: unknown[] = [];
  const take = takeSlot(slots);
  const measures = readMeasures(query.measures, take);
  const dated = measures.findIndex(({ date }) => date !== undefined);
  if (dated >= 0 && query.period === undefined)
    throw wrongPart(`measures[${dated}].date`, expected.period, measures[dated]?.date);
  const shape: AggregateShape = {
    object: readObject(query.object),
    filter: query.filter === undefined ? undefined : readFilter(query.filter, 'filter', take),
    search: query.search === undefined ? undefined : readSearch(query.search, slots),
    period: query.period === undefined ? undefined : readQuestionPeriod(query.period, take),
    group: readGroups(query.group ?? []),
    measures,
    calculations: readCalculations(query.calculations ?? [], measures),
    sort: readSorts(query.sort ?? []),
    limit: readLimit(query.limit ?? defaultLimit),
    totals: readTotals(query.totals ?? false),
  };
  return { shape, key: aggregateKey(shape), slots };
}

function readObject(input: unknown): string {
  if (typeof input !== 'string' || input.includes('|')) throw wrongPart('object', expected.object, input);
  return input;
}

function readSorts(input: unknown): Sort[] {
  if (!Array.isArray(input) || input.length > 5) throw wrongPart('sort', expected.sort, input);
  return input.map((item, index) => {
    const at = `sort[${index}]`;
    if (!isObject(item) || (item.direction !== 'asc' && item.direction !== 'desc')) throw wrongPart(at, expected.sort, item);
    return { field: readPath(item.field, at), direction: item.direction };
  });
}

function readLimit(input: unknown): number {
  if (!Number.isInteger(input) || (input as number) < 1 || (input as number) > maxLimit)
    throw wrongPart('limit', expected.limit, input);
  return input as number;
}

function readTotals(input: unknown): boolean {
  if (typeof input !== 'boolean') throw wrongPart('totals', expected.totals, input);
  return input;
}
