import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useStudioState } from '../store/use-studio.ts';
import { usePreview } from './preview.ts';

/**
 * As whom the canvas is seen; undefined as long as it is oneself, or the server has not said. Drafts of roles in the set count. Only for whoever manages
 * roles as well; for the others a role chooses the layout alone.
 */
export function useView() {
  const { role, person } = usePreview();
  const mayLook = useSystemRight('manageRoles');
  const changeSet = useStudioState((state) => state.set?.id);
  const isWanted = mayLook && (role !== null || person !== null);
  const { data, isError } = useQuery({
    queryKey: ['studio', 'view-as', role, person, changeSet],
    queryFn: ({ signal }) =>
      api.post(
        '/view-as',
        { ...(person === null ? { role: role ?? '' } : { person }), ...(changeSet && { changeSet }) },
        { signal },
      ),
    enabled: isWanted,
    staleTime: 6 * 3_600_000,
    gcTime: 0,
    retry: false,
  });
  return { view: isWanted ? data : undefined, isWaiting: isWanted && !data && !isError, isRefused: isWanted && isError };
}

export type SeenView = NonNullable<ReturnType<typeof useView>['view']>;
