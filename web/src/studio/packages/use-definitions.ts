import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';

/** All that counts, as it counts. */
export function useDefinitions() {
  const { data } = useQuery({
    queryKey: queryKeys.settings('definitions'),
    queryFn: ({ signal }) => api.get('/definitions', { signal }),
  });
  return data?.definitions;
}
