import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../base/query-keys.ts';
import { queryRecords } from '../../base/records.ts';
import type { List } from './use-list.ts';

/** How many records the list finds: exact to ten thousand, beyond that on request. */
export function useTotalCount({ object, query }: List) {
  const [exactFor, setExactFor] = useState<string>();
  const { filter, search } = query;
  const asked = JSON.stringify([filter, search]);
  const count = exactFor === asked ? 'exact' : 'capped';
  const { data, isFetching } = useQuery({
    queryKey: queryKeys.records(object.name, 'count', filter, search, count),
    queryFn: async ({ signal }) =>
      (await queryRecords(object.name, { select: [object.title], filter, search, limit: 1, count }, signal)).count,
    placeholderData: (previous) => previous,
  });
  return { count: data, counting: isFetching, countExactly: () => setExactFor(asked) };
}
