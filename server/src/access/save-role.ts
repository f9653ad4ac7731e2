import type { RoleBody } from '@tenon/metadata';
import { TenonError } from '../base/errors.ts';
import { publishDefinition } from '../catalog/publish.ts';
import type { Workspace } from '../catalog/workspace.ts';
import type { Actor } from './actor.ts';
import { administratorRole } from './actors.ts';
import { checkRoles } from './check-roles.ts';
import { readDirectory } from './directory-cache.ts';
import { requireSystemRight } from './give-roles.ts';

/**
 * Publishes a role as it shall be; null removes it. Throws `beyondRights` for what the actor may not do, `forbidden` without the
 * right to manage roles and for the administrator's own role, whose rights are the last resort, and `invalid` with every problem of the
 * definition.
 */
export async function saveRole(
  workspace: Workspace,
  actor: Actor,
  { name, body }: { name: string; body: RoleBody | null },
): Promise<void> {
  requireSystemRight(actor, 'manageRoles');
  if (name === administratorRole) throw new TenonError('forbidden');
  if (body === null) await refuseHeld(workspace, name);
  // Who manages roles neither makes other people's drafts count nor takes them away.
  const check = checkRoles(workspace, actor);
  await publishDefinition(workspace, { kind: 'role', name, body }, { by: actor.userId, summary: `role ${name}`, check });
}

/** A role that somebody has is not removed from under them. */
async function refuseHeld(workspace: Workspace, name: string): Promise<void> {
  const { people } = await readDirectory(workspace);
  const holders = [...people.values()].filter(({ roles }) => roles.includes(name)).length;
  if (!workspace.snapshot.roles.has(name)) throw new TenonError('notFound');
  if (holders > 0) throw new TenonError('inUse', { params: { count: holders } });
}
