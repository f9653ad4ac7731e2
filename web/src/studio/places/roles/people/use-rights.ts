import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../base/api.ts';
import { queryKeys } from '../../../../base/query-keys.ts';
import { useRoleDrafts } from '../../../store/use-role-drafts.ts';

/** What a person may do as the roles will be, and why; worked out by the server. */
export function useRightsOf(id: string) {
  const { changeSet, version } = useRoleDrafts();
  return useQuery({
    queryKey: queryKeys.settings(`rights ${id} ${version}`),
    queryFn: ({ signal }) => api.get(`/users/${id}/rights`, { query: { changeSet }, signal }),
    staleTime: 0,
  });
}

export type PersonRights = NonNullable<ReturnType<typeof useRightsOf>['data']>;
export type ObjectRightsOf = PersonRights['objects'][number];
export type ExplainedAction = ObjectRightsOf['actions'][number];

/** The fields of one object as a person sees them. */
export function useFieldRightsOf(id: string, object: string) {
  const { changeSet, version } = useRoleDrafts();
  return useQuery({
    queryKey: queryKeys.settings(`rights ${id} ${object} ${version}`),
    queryFn: ({ signal }) => api.get(`/users/${id}/rights/${object}`, { query: { changeSet }, signal }),
    staleTime: 0,
  });
}

export type ExplainedField = NonNullable<ReturnType<typeof useFieldRightsOf>['data']>[number];
