import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportPlan } from '../../../../metadata/define/import-plan.ts';
import { api } from '../../base/api.ts';

/** Plans kept for an object, the user's own first. */
export function useImportMaps(object: string) {
  return useQuery({
    queryKey: mapsKey(object),
    queryFn: ({ signal }) => api.get('/imports/maps', { signal, query: { object } }),
  });
}

/** Keeps a plan under a name; one of the user's own with the same name is replaced. */
export function useMapKeeping() {
  const client = useQueryClient();
  return async (name: string, plan: ImportPlan, shared: boolean): Promise<void> => {
    await api.post('/imports/maps', { name, plan, shared });
    await client.invalidateQueries({ queryKey: mapsKey(plan.object) });
  };
}

export function useMapRemoval(object: string) {
  const client = useQueryClient();
  return async (id: string): Promise<void> => {
    await api.delete(`/imports/maps/${id}`);
    await client.invalidateQueries({ queryKey: mapsKey(object) });
  };
}

function mapsKey(object: string) {
  return ['import', 'maps', object];
}
