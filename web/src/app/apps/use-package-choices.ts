import { useQuery } from '@tanstack/react-query';
import type { Label } from '../../../../metadata/label.ts';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useDefinitions } from '../../studio/packages/use-definitions.ts';

export type PackageChoice = { key: string; kind: string; name: string; label: Label };

/** What belongs to every workspace, or holds what is nobody else's, is in no package. */
const platform = 'platform';
const kinds = ['app', 'object', 'view', 'layout', 'report', 'dashboard', 'process', 'role', 'list'];

/** Definitions that can be put into a package, kind by kind. */
export function usePackageChoices(): PackageChoice[] | undefined {
  const definitions = useDefinitions();
  if (!definitions) return undefined;
  const labels = new Map(definitions.map(({ kind, name, body }) => [`${kind}/${name}`, labelOf(body)]));
  const choices = definitions
    .filter(({ kind, solution }) => kinds.includes(kind) && solution !== platform)
    .map(({ kind, name, body }): PackageChoice => {
      const { object } = body as { object?: string };
      const label = labels.get(`${kind}/${name}`) ?? labels.get(`object/${object}`) ?? { zh: name, en: name };
      return { key: `${kind}/${name}`, kind, name, label };
    });
  return choices.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

function labelOf(body: unknown): Label | undefined {
  return (body as { label?: Label } | null)?.label;
}

/** What a package of these would hold: what comes along with them, and what has to be there first. */
export function usePackagePreview(chosen: readonly PackageChoice[]) {
  const label = { zh: 'preview', en: 'preview' };
  const definitions = chosen.map(({ kind, name }) => ({ kind, name }));
  return useQuery({
    queryKey: [...queryKeys.settings('package-preview'), chosen.map(({ key }) => key)],
    queryFn: () => api.post('/packages/export', { definitions, name: 'own_preview', label, description: label }),
    enabled: chosen.length > 0,
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
  });
}
