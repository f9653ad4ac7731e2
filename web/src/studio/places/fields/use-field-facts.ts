import { useQuery } from '@tanstack/react-query';
import { api } from '../../../base/api.ts';
import { useStudioState } from '../../store/use-studio.ts';

/** Of each published field: in how many places it is used. */
export function useFieldFacts(object: string): (field: string) => { uses: string; filled: string } {
  const isPublished = useStudioState(({ definitions }) => definitions.has(`object/${object}`));
  const { data } = useQuery({
    queryKey: ['studio', 'field-facts', object],
    queryFn: ({ signal }) => api.get(`/definitions/object/${object}/facts`, { signal }),
    enabled: isPublished,
  });
  return (field) => {
    const found = data?.fields[field];
    if (!found) return { uses: '', filled: '' };
    return { uses: String(found.uses), filled: found.filled === null ? '' : `${Math.round(found.filled * 100)}%` };
  };
}
