import type { ListSort } from '@tenon/metadata';
import type { FilterShape, ListShape, SearchShape, ValueShape } from './query-shape.ts';

/** What a cursor belongs to: the records asked for and their order, whatever is shown of them. */
export function orderKey({ object, filter, search, sort, trash }: ListShape): string {
  return `${object}|${filter ? filterKey(filter) : ''}|${searchKey(search)}|${sortKey(sort)}|${trash}`;
}

/** What the text of a list depends on, besides rights and revision. Paths hold none of the signs between the parts. */
export function listKey(shape: ListShape): string {
  const nulls = shape.cursor ? `after${shape.cursor.nulls.map(Number).join('')}` : '';
  return `${orderKey(shape)}|${shape.select?.join() ?? '*'}|${shape.limit}|${nulls}|${shape.count ?? ''}`;
}

/** Slots are numbered in the order of the walk, so they need not be named. */
export function filterKey(filter: FilterShape): string {
  switch (filter.kind) {
    case 'condition':
      return `${filter.path} ${filter.op}${valueKey(filter.value)}`;
    case 'some':
      return `some ${filter.path}(${filter.filter ? filterKey(filter.filter) : ''})`;
    case 'linked':
      return `linked ${filter.path}(${filter.to.map(({ object, records, state }) => `${object} ${state} ${typeof records === 'string' ? records : filterKey(records)}`).join()})`;
    case 'not':
      return `not(${filterKey(filter.item)})`;
    default:
      return `${filter.kind}(${filter.items.map(filterKey).join()})`;
  }
}

function valueKey(value: ValueShape): string {
  if (typeof value === 'string') return ` ${value}`;
  return 'actor' in value ? ` ${value.actor}` : '';
}

/** What of a search makes another statement; words are bound. */
export function searchKey(search: SearchShape | undefined): string {
  if (!search) return '';
  const keys = search.keys === undefined ? 'text' : search.isOneKeyEnough ? 'one key' : 'keys';
  return `${keys}${search.number === undefined ? '' : ' number'}`;
}

function sortKey(sort: readonly ListSort[] | undefined): string {
  return sort?.map(({ field, direction, bucket }) => `${field} ${direction}${bucket ? ` ${bucket}` : ''}`).join() ?? '';
}
