import { useSuspenseQuery } from '@tanstack/react-query';
import type { Model, ObjectModel } from '../../../metadata/wire.ts';
import { api } from './api.ts';
import { queryKeys } from './query-keys.ts';

/** Objects, views, layouts, reports and dashboards as this user may see them. Suspends while it loads for the first time. */
export function useModel(): Model {
  return useSuspenseQuery({
    queryKey: queryKeys.model,
    queryFn: ({ signal }) => api.get('/metadata', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** One object of the model; undefined when there is none that the user may see. */
export function useObject(name: string): ObjectModel | undefined {
  return useModel().objects[name];
}
