import { useQuery } from '@tanstack/react-query';
import { api } from '../../../base/api.ts';
import { useStudioState } from '../../store/use-studio.ts';

/** Of each published field: in how many places it is used, how much of it is filled in, and the numbers it gave. */
export function useFieldFacts(
  object: string,
): (field: string) => { uses: string; filled: string; numbers: Readonly<Record<string, number>> } {
  const isPublished = useStudioState(({ definitions }) => definitions.has(`object/${object}`));
  const { data } = useQuery({
    queryKey: ['studio', 'field-facts', object],
    queryFn: ({ signal }) => api.get(`/definitions/object/${object}/facts`, { signal }),
    enabled: isPublished,
  });
  return (field) => {
    const found = data?.fields[field];
    if (!found) return { uses: '', filled: '', numbers: {} };
    const filled = found.filled === null ? '' : `${Math.round(found.filled * 100)}%`;
    return { uses: String(found.uses), filled, numbers: found.numbers ?? {} };
  };
}
