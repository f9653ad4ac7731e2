import { type DateBucket, dateBuckets, type ListQuery, type ListSort } from '@tenon/metadata';
import { likePattern } from '../like-pattern.ts';
import { keysOfQuery } from '../search-keys/search-keys.ts';
import { decodeCursor } from './cursor.ts';
import { invalidQuery, wrongPart } from './query-error.ts';
import { listKey } from './query-key.ts';
import type { CursorShape, ListShape, SearchShape, ValueShape } from './query-shape.ts';
import { readFilter } from './read-filter.ts';
import { isObject, readPath } from './read-part.ts';

/** A list query in two: the shape that the text depends on, named by `key`, and the values that go into its slots. */
export type ReadQuery = { shape: ListShape; key: string; slots: unknown[] };

export const maxLimit = 200;
const defaultLimit = 50;
const maxSelect = 60;
const maxSorts = 10;
const parts = new Set(['object', 'select', 'filter', 'search', 'sort', 'limit', 'cursor', 'count', 'trash']);

const expected = {
  part: { zh: `查询的组成部分：${[...parts].join('、')}`, en: `a part of a query: ${[...parts].join(', ')}` },
  object: { zh: '对象名', en: 'the name of an object' },
  select: { zh: `最多 ${maxSelect} 个字段路径的数组`, en: `an array of at most ${maxSelect} paths` },
  sort: {
    zh: `最多 ${maxSorts} 个 { field, direction } 的数组，direction 为 asc 或 desc`,
    en: `an array of at most ${maxSorts} of { field, direction }, direction being asc or desc`,
  },
  bucket: { zh: dateBuckets.join('、'), en: dateBuckets.join(', ') },
  search: { zh: '文本', en: 'a text' },
  limit: { zh: `1 到 ${maxLimit} 的整数`, en: `a whole number from 1 to ${maxLimit}` },
  count: { zh: 'capped 或 exact', en: 'capped or exact' },
  trash: { zh: 'true 或 false', en: 'true or false' },
};

/** Checks the structure of a query in one walk; nothing is asked of the model. Throws `invalidQuery` that names what was seen. */
export function readListQuery(query: ListQuery): ReadQuery {
  for (const part in query) if (!parts.has(part)) throw wrongPart(part, expected.part, part);
  const slots: unknown[] = [];
  const shape: ListShape = {
    object: readObject(query.object),
    select: query.select === undefined ? undefined : readSelect(query.select),
    filter: query.filter === undefined ? undefined : readFilter(query.filter, 'filter', takeSlot(slots)),
    search: query.search === undefined ? undefined : readSearch(query.search, slots),
    sort: query.sort === undefined ? undefined : readSort(query.sort),
    limit: query.limit === undefined ? defaultLimit : readLimit(query.limit),
    cursor: query.cursor === undefined ? undefined : readCursor(query.cursor, slots),
    count: query.count === undefined ? undefined : readCount(query.count),
    trash: readTrash(query.trash ?? false),
  };
  return { shape, key: listKey(shape), slots };
}

/** Each value takes the next slot. */
export function takeSlot(slots: unknown[]): (value: unknown) => ValueShape {
  return (value) => ({ slot: slots.push(value) - 1 });
}

function readObject(input: unknown): string {
  if (typeof input !== 'string' || input.includes('|')) throw wrongPart('object', expected.object, input);
  return input;
}

/** Paths to return, in their order. Throws `invalidQuery` that names the entry. */
export function readSelect(input: unknown): string[] {
  if (!Array.isArray(input) || input.length > maxSelect) throw wrongPart('select', expected.select, input);
  return input.map((path, index) => readPath(path, `select[${index}]`));
}

function readSort(input: unknown): ListSort[] {
  if (!Array.isArray(input) || input.length > maxSorts) throw wrongPart('sort', expected.sort, input);
  return input.map((item, index) => {
    const at = `sort[${index}]`;
    if (!isObject(item) || (item.direction !== 'asc' && item.direction !== 'desc')) throw wrongPart(at, expected.sort, item);
    const { direction, bucket } = item;
    if (bucket !== undefined && !dateBuckets.includes(bucket as DateBucket))
      throw wrongPart(`${at}.bucket`, expected.bucket, bucket);
    return { field: readPath(item.field, at), direction, ...(bucket !== undefined && { bucket: bucket as DateBucket }) };
  });
}

/** Words looked up in the search index; blanks ask for nothing. */
export function readSearch(input: unknown, slots: unknown[]): SearchShape | undefined {
  if (typeof input !== 'string') throw wrongPart('search', expected.search, input);
  if (input.includes('\0'))
    throw invalidQuery('search', { code: 'badCharacter', params: { label: { zh: 'search', en: 'search' } } });
  const { terms, keys, number, isOneKeyEnough } = keysOfQuery(input);
  if (terms.length === 0) return undefined;
  const take = (value: unknown) => slots.push(value) - 1;
  const patterns = take(terms.map((term) => likePattern(term, 'anywhere')));
  return {
    ...(keys.length > 0 && { keys: take(keys) }),
    patterns,
    ...(number !== undefined && { number: take(likePattern(number, 'anywhere')) }),
    ...(isOneKeyEnough && { isOneKeyEnough }),
  };
}

function readLimit(input: unknown): number {
  if (!Number.isInteger(input) || (input as number) < 1 || (input as number) > maxLimit)
    throw wrongPart('limit', expected.limit, input);
  return input as number;
}

function readCursor(input: unknown, slots: unknown[]): CursorShape {
  const cursor = decodeCursor(input);
  return { nulls: cursor.values.map((value) => value === null), slot: slots.push(cursor) - 1 };
}

function readCount(input: unknown): 'capped' | 'exact' {
  if (input !== 'capped' && input !== 'exact') throw wrongPart('count', expected.count, input);
  return input;
}

function readTrash(input: unknown): boolean {
  if (typeof input !== 'boolean') throw wrongPart('trash', expected.trash, input);
  return input;
}
