import { useQuery } from '@tanstack/react-query';
import type { RoleBody } from '../../../../metadata/define/role.ts';
import type { Reference } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { queryRecords } from '../../base/records.ts';
import { useLabel } from '../../base/use-text.ts';

/** A user with what the directory and the record say of them. */
export type UserLine = {
  id: string;
  name: string;
  email: string;
  department: Reference | null;
  superior: Reference | null;
  roles: string[];
  active: boolean;
  /** Has joined: an invited user has no account yet. */
  account: boolean;
};

/** A line of `GET /api/roles`. */
export type RoleLine = { name: string; body: RoleBody; shipped?: boolean };

export function useUsers() {
  return useQuery({ queryKey: queryKeys.settings('users'), queryFn: ({ signal }) => readUsers(signal) });
}

async function readUsers(signal: AbortSignal): Promise<UserLine[]> {
  const select = ['name', 'email', 'department', 'superior'];
  const [entrances, page] = await Promise.all([
    api.get('/users', { signal }),
    queryRecords('user', { select, sort: [{ field: 'name', direction: 'asc' }], limit: 200 }, signal),
  ]);
  const entranceOf = new Map(entrances.map((entrance) => [entrance.id, entrance]));
  return page.records.flatMap((record) => {
    const entrance = entranceOf.get(record.id);
    return entrance ? [{ ...(record as unknown as UserLine), ...entrance }] : [];
  });
}

export function useRoles() {
  return useQuery({ queryKey: queryKeys.settings('roles'), queryFn: ({ signal }) => api.get('/roles', { signal }) });
}

/** Choices for a field of roles. */
export function useRoleOptions(): { value: string; label: string }[] {
  const label = useLabel();
  return (useRoles().data ?? []).map((role) => ({ value: role.name, label: label(role.body.label) }));
}

/** What a role is called; nothing until that is known, and its technical name only where the role is gone. */
export function useRoleName(): (role: string) => string {
  const label = useLabel();
  const { data } = useRoles();
  const names = new Map(data?.map(({ name, body }) => [name, label(body.label)]));
  return (role) => (data ? (names.get(role) ?? role) : '…');
}

/** Reads users, roles and whatever shows them again after a change. */
export function refreshDirectory(): Promise<void> {
  queryClient.invalidateQueries({ queryKey: queryKeys.records('user') });
  return queryClient.invalidateQueries({ queryKey: ['settings'] });
}
