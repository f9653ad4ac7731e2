import { useQuery } from '@tanstack/react-query';
import type { RoleBody } from '../../../../../metadata/define/role.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { api } from '../../../base/api.ts';
import { queryKeys } from '../../../base/query-keys.ts';
import { useDesigns, useSystemRight } from '../../../base/use-me.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useProblems } from '../../model/use-problems.ts';
import type { Target } from '../../store/state.ts';
import { useStudioState } from '../../store/use-studio.ts';
import { roleAddress } from './role-address.ts';

export type DraftedRole = {
  name: string;
  body: RoleBody;
  /** As its solution ships it. */
  shipped: RoleBody | undefined;
  isNew: boolean;
  /** It is not shipped, or differs from what is. */
  isOwn: boolean;
  /** The platform's own, whose rights are the last resort, or somebody else's to change. */
  isFixed: boolean;
};

const builtIn = 'administrator';

/** Who manages roles makes any; who administers apps makes roles of these, which are about their objects alone. */
export function useMakesRoles(): 'any' | 'ofApps' | 'none' {
  const manages = useSystemRight('manageRoles');
  const designs = useDesigns();
  if (manages) return 'any';
  return designs === 'apps' ? 'ofApps' : 'none';
}

/** Every role as it will be; of who makes roles of apps those alone that are theirs. */
export function useRoles(): DraftedRole[] {
  const definitions = useStudioState((state) => state.definitions);
  const makes = useMakesRoles();
  const isTheirs = (role: Target) => makes !== 'ofApps' || !definitions.get(definitionKey(role))?.locked;
  return useDraftDefinitions()
    .filter((each) => each.kind === 'role' && isTheirs(each))
    .map(({ kind, name, body }) => {
      const published = definitions.get(definitionKey({ kind, name }));
      const shipped = published?.solution ? ((published.shipped ?? published.body) as unknown as RoleBody) : undefined;
      return {
        name,
        body: body as RoleBody,
        shipped,
        isNew: !published,
        isOwn: !shipped || published?.shipped !== undefined,
        isFixed: name === builtIn || makes === 'none',
      };
    });
}

export function useRoleElements(): ListedElement[] {
  const problems = useProblems();
  return useRoles().map(({ name, body, isNew, isOwn }) => ({
    id: name,
    label: body.label,
    icon: 'shield',
    to: roleAddress(name),
    hasProblem: problems.some((problem) => problem.kind === 'role' && problem.name === name),
    ...(isNew ? { mark: 'new' as const } : isOwn ? { mark: 'own' as const } : {}),
  }));
}

/** Who has which role now, by the names of roles; nothing for whoever may not know. */
export function useHolders(): ReadonlyMap<string, readonly { id: string; name: string }[]> {
  const mayKnow = useSystemRight('manageRoles');
  const { data = [] } = useQuery({
    queryKey: queryKeys.settings('role-people'),
    queryFn: ({ signal }) => api.get('/roles/people', { signal }),
    enabled: mayKnow,
    staleTime: 0,
  });
  return new Map(data.map(({ role, people }) => [role, people]));
}
