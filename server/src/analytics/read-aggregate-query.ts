import { type AggregateQuery, aggregates, type DateBucket, type GroupBy, type Measure, type Sort } from '@tenon/metadata';
import { wrongPart } from '../query/parse/query-error.ts';
import { filterKey, searchKey } from '../query/parse/query-key.ts';
import type { FilterShape, SearchShape } from '../query/parse/query-shape.ts';
import { readFilter } from '../query/parse/read-filter.ts';
import { readSearch, takeSlot } from '../query/parse/read-list-query.ts';
import { isObject, readPath } from '../query/parse/read-part.ts';

export type MeasureShape = Omit<Measure, 'filter'> & { filter?: FilterShape };

/** An aggregate query without its values; see `ListShape`. */
export type AggregateShape = {
  object: string;
  filter?: FilterShape;
  search?: SearchShape;
  group: readonly GroupBy[];
  measures: readonly MeasureShape[];
  sort: readonly Sort[];
  limit: number;
};

const parts = new Set(['object', 'filter', 'search', 'group', 'measures', 'sort', 'limit']);
const buckets: readonly DateBucket[] = ['day', 'week', 'month', 'quarter', 'year'];
const maxLimit = 10_000;
const defaultLimit = 1000;
const measureName = /^[a-z][a-z0-9_]{0,47}$/;

const expected = {
  part: { zh: `汇总查询的组成部分：${[...parts].join('、')}`, en: `a part of an aggregate query: ${[...parts].join(', ')}` },
  object: { zh: '对象名', en: 'the name of an object' },
  group: { zh: '最多 4 个 { field, bucket }', en: `at most 4 of { field, bucket }, bucket being one of ${buckets.join(', ')}` },
  measures: {
    zh: `1 到 30 个 { name, aggregate, field, filter }，aggregate 为 ${aggregates.join('、')}`,
    en: `1 to 30 of { name, aggregate, field, filter }, aggregate being one of ${aggregates.join(', ')}`,
  },
  sort: {
    zh: '{ field, direction } 的数组，field 为分组或度量的名称',
    en: 'an array of { field, direction }, field naming a group or a measure',
  },
  limit: { zh: `1 到 ${maxLimit} 的整数`, en: `a whole number from 1 to ${maxLimit}` },
};

/**
 * Checks the structure of an aggregate query in one walk. `shape` is the query without its values, `key` names the shape, and `slots` holds the values
 * in the order in which they were met. Throws `invalidQuery` that names what was seen.
 */
export function readAggregateQuery(query: AggregateQuery): { shape: AggregateShape; key: string; slots: unknown[] } {
  for (const part in query) if (!parts.has(part)) throw wrongPart(part, expected.part, part);
  const slots: unknown[] = [];
  const take = takeSlot(slots);
  const shape: AggregateShape = {
    object: readObject(query.object),
    filter: query.filter === undefined ? undefined : readFilter(query.filter, 'filter', take),
    search: query.search === undefined ? undefined : readSearch(query.search, slots),
    group: readGroups(query.group ?? []),
    measures: readMeasures(query.measures, take),
    sort: readSorts(query.sort ?? []),
    limit: readLimit(query.limit ?? defaultLimit),
  };
  return { shape, key: keyOf(shape), slots };
}

function keyOf({ object, filter, search, group, measures, sort, limit }: AggregateShape): string {
  const groups = group.map(({ field, bucket }) => `${field}/${bucket ?? ''}`).join();
  const figures = measures
    .map((each) => `${each.name} ${each.aggregate} ${each.field ?? ''} ${each.filter ? filterKey(each.filter) : ''}`)
    .join(';');
  const order = sort.map(({ field, direction }) => `${field} ${direction}`).join();
  return `aggregate|${object}|${filter ? filterKey(filter) : ''}|${searchKey(search)}|${groups}|${figures}|${order}|${limit}`;
}

function readObject(input: unknown): string {
  if (typeof input !== 'string' || input.includes('|')) throw wrongPart('object', expected.object, input);
  return input;
}

function readGroups(input: unknown): GroupBy[] {
  if (!Array.isArray(input) || input.length > 4) throw wrongPart('group', expected.group, input);
  return input.map((item, index) => {
    const at = `group[${index}]`;
    if (!isObject(item)) throw wrongPart(at, expected.group, item);
    const { bucket } = item;
    if (bucket !== undefined && !buckets.includes(bucket as DateBucket)) throw wrongPart(`${at}.bucket`, expected.group, bucket);
    return { field: readPath(item.field, `${at}.field`), bucket: bucket as DateBucket | undefined };
  });
}

function readMeasures(input: unknown, take: (value: unknown) => ReturnType<ReturnType<typeof takeSlot>>): MeasureShape[] {
  if (!Array.isArray(input) || input.length < 1 || input.length > 30) throw wrongPart('measures', expected.measures, input);
  return input.map((item, index) => {
    const at = `measures[${index}]`;
    if (!isObject(item)) throw wrongPart(at, expected.measures, item);
    const { name, aggregate, field, filter } = item as Measure;
    if (typeof name !== 'string' || !measureName.test(name)) throw wrongPart(`${at}.name`, expected.measures, name);
    if (!aggregates.includes(aggregate)) throw wrongPart(`${at}.aggregate`, expected.measures, aggregate);
    if (aggregate !== 'count' && field === undefined) throw wrongPart(`${at}.field`, expected.measures, field);
    return {
      name,
      aggregate,
      field: field === undefined ? undefined : readPath(field, `${at}.field`),
      filter: filter === undefined ? undefined : readFilter(filter, `${at}.filter`, take),
    };
  });
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
