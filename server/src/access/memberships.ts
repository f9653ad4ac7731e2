import type { Workspace } from '../catalog/workspace.ts';
import { listMemberships, type Membership } from './accounts.ts';
import { readDirectory } from './directory-cache.ts';
import type { Platform } from './platform.ts';
import { moveSession, type Session } from './sessions.ts';

/** What letting somebody in needs: each workspace itself knows whether the person is active there. */
export type Entrance = Platform & { workspaces: { get(id: string): Promise<Workspace> } };

/** The workspaces that let an account in, the first founded first. Who was let out of one still gets to the others. */
export async function listOpenMemberships(entrance: Entrance, accountId: string): Promise<Membership[]> {
  const memberships = await listMemberships(entrance, accountId);
  const open = await Promise.all(memberships.map((membership) => isActive(entrance, membership)));
  return memberships.filter((_, index) => open[index]);
}

/** Takes the session to another workspace that lets its account in; false when it does not. */
export async function changePlace(entrance: Entrance, session: Session, workspaceId: string): Promise<boolean> {
  const open = await listOpenMemberships(entrance, session.accountId);
  return open.some(({ id }) => id === workspaceId) && moveSession(entrance, session, workspaceId);
}

async function isActive({ workspaces }: Entrance, { id, userId }: Membership): Promise<boolean> {
  const { people } = await readDirectory(await workspaces.get(id));
  return people.get(userId)?.active === true;
}
