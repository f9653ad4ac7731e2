import { TenonError } from '../base/errors.ts';
import { newId } from '../base/ids.ts';
import { insertMembership, readAccount } from './accounts.ts';
import type { Actor } from './actor.ts';
import { administratorRole, systemActor } from './actors.ts';
import { announceAccessChange } from './directory-cache.ts';
import { requireSystemRight, writeRoles } from './give-roles.ts';
import type { Session } from './sessions.ts';
import type { Installation } from './set-up.ts';

export type NewCompany = { name: string; currency: string; timeZone: string };

/**
 * Makes a further workspace on this server and its maker the administrator of it. Nothing of other workspaces comes along.
 * Throws `forbidden` unless the actor manages the workspace they are in.
 */
export async function foundWorkspace(
  { platform, workspaces, createUser }: Installation,
  { actor, session }: { actor: Actor; session: Session },
  company: NewCompany,
): Promise<string> {
  requireSystemRight(actor, 'manageMetadata');
  const account = await readAccount(platform, session.accountId);
  if (!account) throw new TenonError('signInNeeded');
  const id = `w_${newId().replaceAll('-', '').slice(-12)}`;
  await workspaces.create({ id, ...company });
  const workspace = await workspaces.get(id);
  const userId = await createUser(workspace, systemActor(workspace), { name: account.name, email: account.email });
  await platform.database.platform.transaction(async (tx) => {
    await insertMembership(tx, { accountId: account.id, workspaceId: id, userId });
    await writeRoles(tx, workspace, { id: userId, roles: [administratorRole] });
    await announceAccessChange(tx, workspace);
  });
  platform.log.info({ event: 'workspace.founded', workspace: id, account: account.id }, 'workspace founded');
  return id;
}
