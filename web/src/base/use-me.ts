import { useSuspenseQuery } from '@tanstack/react-query';
import type { SystemRight } from '../../../metadata/define/system-rights.ts';
import type { Me } from '../../../metadata/wire.ts';
import { api } from './api.ts';
import { queryKeys } from './query-keys.ts';

/** The signed-in user, read before the app is drawn. */
export function useMe(): Me {
  return useSuspenseQuery({ queryKey: queryKeys.me, queryFn: ({ signal }) => api.get('/me', { signal }) }).data;
}

/** May the user do this system-wide thing: `useSystemRight('manageUsers')`. */
export function useSystemRight(right: SystemRight): boolean {
  return useMe().system.includes(right);
}
