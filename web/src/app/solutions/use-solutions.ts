import { useQuery } from '@tanstack/react-query';
import type { Label } from '../../../../metadata/label.ts';
import { api } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useSystemRight } from '../../base/use-me.ts';

/** A definition, a field of an object, or an option of a field, that the workspace kept when its solution shipped it no longer. */
export type Adopted = { kind: string; name: string; field?: string; option?: string; label?: Label };

/** A place at which a newer version and the workspace want something different; the workspace's stays. */
export type UpgradeConflict = {
  kind: string;
  name: string;
  path: string;
  what: 'added' | 'changed' | 'removed';
  /** Names on the way from the definition to the place. */
  labels: Label[];
  own?: Label;
  shipped?: Label;
};

export type InstalledSolution = {
  name: string;
  label: Label;
  version: string;
  /** What the last upgrade left to look at. */
  notice: {
    adopted?: Adopted[];
    conflicts?: UpgradeConflict[];
    problems?: { field?: string; params?: { message?: Label } }[];
  } | null;
};

const key = queryKeys.settings('solutions');

/** Installed solutions, for whoever designs the workspace; undefined for everybody else. */
export function useSolutions(): InstalledSolution[] | undefined {
  const enabled = useSystemRight('manageMetadata');
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<InstalledSolution[]>('/solutions', { signal }),
    enabled,
  });
  return data;
}

/** Takes the notice away for every administrator. */
export async function dismissNotice({ name }: InstalledSolution): Promise<void> {
  try {
    await api.delete(`/solutions/${name}/notice`);
    await queryClient.invalidateQueries({ queryKey: key });
  } catch (error) {
    toast.problem(error);
  }
}
