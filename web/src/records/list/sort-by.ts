import type { Sort } from '../../../../metadata/query.ts';

/** The next order after a click on a head: ascending, descending, none. With `add` the other fields keep their order. */
export function sortBy(sort: Sort[], field: string, add: boolean): Sort[] {
  const present = sort.find((part) => part.field === field);
  const others = sort.filter((part) => part.field !== field);
  if (!present) return [...(add ? others : []), { field, direction: 'asc' }];
  if (present.direction === 'desc') return add ? others : [];
  const down: Sort = { field, direction: 'desc' };
  return add ? sort.map((part) => (part.field === field ? down : part)) : [down];
}
