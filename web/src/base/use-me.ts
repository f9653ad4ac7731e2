import { queryOptions } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Me } from '../../../metadata/api/me.ts';
import type { SystemRight } from '../../../metadata/define/system-rights.ts';
import { api } from './api.ts';
import { queryKeys } from './query-keys.ts';

export const meQuery = queryOptions({ queryKey: queryKeys.me, queryFn: ({ signal }) => api.get('/me', { signal }) });

export const MeContext = createContext<Me | undefined>(undefined);

/** The signed-in user, read before the app is drawn. */
export function useMe(): Me {
  return use(MeContext) as Me;
}

/** May the user do this system-wide thing: `useSystemRight('manageUsers')`. */
export function useSystemRight(right: SystemRight): boolean {
  return useMe().system.includes(right);
}

/** How much of the workspace the user designs: all of it, what belongs to apps that they administer, or nothing. */
export function useDesigns(): 'all' | 'apps' | 'nothing' {
  const { system, administers } = useMe();
  if (system.includes('manageMetadata')) return 'all';
  return administers.length > 0 ? 'apps' : 'nothing';
}
