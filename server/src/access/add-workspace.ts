import { TenonError } from '../base/errors.ts';
import { newId } from '../base/ids.ts';
import { createLimiter } from '../base/limiter.ts';
import { insertMembership, listMemberships, readAccount } from './accounts.ts';
import type { Actor } from './actor.ts';
import { administratorRole, systemActor } from './actors.ts';
import { announceAccessChange } from './directory-cache.ts';
import { requireSystemRight, writeRoles } from './give-roles.ts';
import type { Session } from './sessions.ts';
import { type Installation, mainWorkspace } from './set-up.ts';

export type NewCompany = { name: string; currency: string; timeZone: string; region?: string };

/** Each is a schema and a role in the database, with background work of its own. */
const most = 20;
/** So that nobody adds more at once than they may one after the other. */
const inTurn = createLimiter({ atOnce: 1, waiting: 3 });

/**
 * Makes a further workspace on this server and its maker the administrator of it. Nothing of other workspaces comes along.
 * Throws `forbidden` unless the actor manages the first workspace, whose people run this server, and is in it, and `tooLarge` when
 * their account belongs to as many as one may.
 */
export async function addWorkspace(
  installation: Installation,
  { actor, session }: { actor: Actor; session: Session },
  company: NewCompany,
): Promise<string> {
  requireSystemRight(actor, 'manageMetadata');
  if (session.workspaceId !== mainWorkspace) throw new TenonError('forbidden');
  return inTurn(() => add(installation, session, company));
}

async function add({ platform, workspaces, createUser }: Installation, session: Session, company: NewCompany): Promise<string> {
  if ((await listMemberships(platform, session.accountId)).length >= most)
    throw new TenonError('tooLarge', {
      params: { max: { zh: `每个账号 ${most} 个工作区`, en: `${most} workspaces of one account` } },
    });
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
