import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ObjectModel, Reference } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useSettled } from '../../base/use-settled.ts';

/** A record that looks like the one being typed. */
export type Similar = { id: string; title: string | null; owner: Reference | null; reason: string };

/** `others` are not the user's to read. */
export type SimilarRecords = { records: Similar[]; others: number };

const none: SimilarRecords = { records: [], others: 0 };

/** Looks for records like the one in the form, once typing rests. */
export function useSimilar(object: ObjectModel, values: Record<string, unknown>): SimilarRecords {
  const compared = Object.fromEntries((object.similar ?? []).flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
  const settled = useSettled(JSON.stringify(compared), 350);
  const { data = none } = useQuery({
    queryKey: queryKeys.records(object.name, 'similar', settled),
    queryFn: ({ signal }) => api.post(`/records/${object.name}/similar`, { values: JSON.parse(settled) }, { signal }),
    enabled: settled !== '{}',
    placeholderData: keepPreviousData,
  });
  return settled === '{}' ? none : data;
}
