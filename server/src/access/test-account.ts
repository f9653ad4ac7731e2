import type { Workspace } from '../catalog/workspace.ts';
import { insertAccount, insertMembership } from './accounts.ts';
import { announceAccessChange } from './directory-cache.ts';
import { hashPassword } from './hash-password.ts';

/** Gives a user of a test workspace an account to sign in with; returns its id. */
export async function openTestAccount(
  workspace: Workspace,
  user: { id: string; name: string; email: string; password: string },
): Promise<string> {
  const passwordHash = await hashPassword(user.password);
  return workspace.database.platform.transaction(async (tx) => {
    const { name, email } = user;
    const account = { name, email, passwordHash, locale: 'zh' as const, timeZone: workspace.timeZone };
    const accountId = await insertAccount(tx, account, workspace.clock.now());
    await insertMembership(tx, { accountId, workspaceId: workspace.id, userId: user.id });
    await announceAccessChange(tx, workspace);
    return accountId;
  });
}
