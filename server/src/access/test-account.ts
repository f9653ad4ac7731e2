import { newId } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { hashForAddress, insertAccount, insertMembership } from './accounts.ts';
import { announceAccessChange } from './directory-cache.ts';
import type { CreateUser } from './invitations.ts';

/** Gives a user of a test workspace an account to sign in with; returns its id. */
export async function openTestAccount(
  workspace: Workspace,
  user: { id: string; name: string; email: string; password: string },
): Promise<string> {
  const passwordHash = await hashForAddress(workspace, user);
  return workspace.database.platform.transaction(async (tx) => {
    const { name, email } = user;
    const account = { name, email, passwordHash, locale: 'zh' as const, timeZone: workspace.timeZone };
    const accountId = await insertAccount(tx, account, workspace.clock.now());
    await insertMembership(tx, { accountId, workspaceId: workspace.id, userId: user.id });
    await announceAccessChange(tx, workspace);
    return accountId;
  });
}

/** A bare user record, for tests that stand to the left of the write pipeline. */
export const insertTestUser: CreateUser = async (workspace, actor, { name, email }) => {
  const id = newId();
  await workspace.database.platform.query({
    text: `insert into ${workspace.snapshot.objects.get('user')?.table} (id, name, email, active, created_at, created_by, updated_at)
      values ($1, $2, $3, true, $4, $5, $4)`,
    values: [id, name, email, workspace.clock.now(), actor.userId],
  });
  return id;
};
