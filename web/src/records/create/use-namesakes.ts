import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SearchHit } from '../../../../metadata/api/finding.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { searchRecords } from '../../base/records.ts';
import { useSettled } from '../../base/use-settled.ts';

const mostShown = 3;
const leastTyped = 2;

/** Records that are called something with the words typed so far, where names are compared at all. */
export function useNamesakes(object: ObjectModel, values: Record<string, unknown>): SearchHit[] {
  const title = values[object.title];
  const isCompared = object.similar?.includes(object.title) && typeof title === 'string';
  const words = useSettled(isCompared ? title.trim() : '', 350);
  const enabled = words.length >= leastTyped;
  const { data = [] } = useQuery({
    queryKey: queryKeys.records(object.name, 'namesakes', words),
    queryFn: ({ signal }) => searchRecords(words, { object: object.name, limit: mostShown, signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
  return enabled ? data.filter((hit) => hit.title.toLowerCase().includes(words.toLowerCase())) : [];
}
