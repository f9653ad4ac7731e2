import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../base/api.ts';
import { queryKeys } from '../../../../base/query-keys.ts';
import { useRoleDrafts } from '../../../store/use-role-drafts.ts';

export type Hiding = { field: string; hidden: readonly string[]; masked: readonly string[] };

/** Which roles hide or mask fields of an object, as the roles will be; worked out by the server. */
export function useHidingRoles(object: string): readonly Hiding[] {
  const { changeSet, version } = useRoleDrafts();
  const { data = [] } = useQuery({
    queryKey: queryKeys.settings(`hiding ${object} ${version}`),
    queryFn: () => api.get(`/roles/hiding/${object}`, { query: { changeSet } }),
  });
  return data;
}
