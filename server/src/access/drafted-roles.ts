import { type RoleBody, roleSchema } from '@tenon/metadata';
import { readDrafts } from '../catalog/change-sets/change-set-rows.ts';
import type { Workspace } from '../catalog/workspace.ts';

/** The roles that count, with what a change set makes of them on top; a draft that is no role yet leaves what counts. */
export async function draftedRoles(
  workspace: Workspace,
  changeSet: string | null | undefined,
): Promise<ReadonlyMap<string, RoleBody>> {
  const roles = new Map(workspace.snapshot.roles);
  if (!changeSet) return roles;
  for (const { kind, name, body } of await readDrafts(workspace.database.platform, workspace, changeSet)) {
    if (kind !== 'role') continue;
    const read = roleSchema.safeParse(body);
    if (body === null) roles.delete(name);
    else if (read.success) roles.set(name, read.data);
  }
  return roles;
}
