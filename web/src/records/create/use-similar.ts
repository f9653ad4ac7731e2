import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ObjectModel, Reference } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useSettled } from '../../base/use-settled.ts';

/** A record that looks like the one being typed. One that the user may not read says its name and its owner only. */
export type Similar = { id: string; title: string | null; owner: Reference | null; reason: string };

/** Looks for records like the one in the form, once typing rests. */
export function useSimilar(object: ObjectModel, values: Record<string, unknown>): Similar[] {
  const compared = Object.fromEntries((object.similar ?? []).flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
  const settled = useSettled(JSON.stringify(compared), 350);
  const { data = [] } = useQuery({
    queryKey: queryKeys.records(object.name, 'similar', settled),
    queryFn: ({ signal }) => api.post<Similar[]>(`/records/${object.name}/similar`, { values: JSON.parse(settled) }, { signal }),
    enabled: settled !== '{}',
    placeholderData: keepPreviousData,
  });
  return settled === '{}' ? [] : data;
}
