import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useMe, useSystemRight } from '../../base/use-me.ts';

/** People with a role, other than oneself, by name; nobody for whoever may not know. */
export function useViewable(): { id: string; name: string }[] {
  const me = useMe();
  const mayLook = useSystemRight('manageRoles');
  const { data = [] } = useQuery({
    queryKey: queryKeys.settings('role-people'),
    queryFn: ({ signal }) => api.get('/roles/people', { signal }),
    enabled: mayLook,
  });
  const byId = new Map(data.flatMap(({ people }) => people).map((person) => [person.id, person]));
  byId.delete(me.user.id);
  return [...byId.values()].sort((one, other) => one.name.localeCompare(other.name));
}
