import { TenonError } from '../base/errors.ts';
import { hashToken, isId, newId, newToken } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { listMemberships, readAccount } from './accounts.ts';
import type { Actor } from './actor.ts';
import { readDirectory } from './directory-cache.ts';
import { checkRoleChange } from './give-roles.ts';
import { hashPassword } from './hash-password.ts';
import type { Invitation } from './invitations.ts';
import { checkPassword } from './password-rules.ts';
import { endSessions } from './sessions.ts';

const lifetime = 24 * 3600 * 1000;

/**
 * A token with which somebody who forgot their password chooses a new one, good once and for a day. Throws `forbidden` unless the actor
 * could give that person's roles, and for an account that belongs to other workspaces as well, whose administrators are not asked.
 */
export async function offerReset(workspace: Workspace, actor: Actor, userId: string): Promise<string> {
  const person = isId(userId) ? (await readDirectory(workspace)).people.get(userId) : undefined;
  checkRoleChange(workspace, actor, { userId: undefined, from: [], to: person?.roles ?? [] });
  const member = person?.active ? await findMember(workspace, userId) : undefined;
  if (!member) throw new TenonError('notFound');
  const account = await readAccount(workspace, member);
  if (!account || (await listMemberships(workspace, member)).length > 1) throw new TenonError('forbidden');
  const token = newToken();
  const now = workspace.clock.now();
  await workspace.database.platform.transaction(async (tx) => {
    const place = [workspace.id, userId];
    await tx.query({
      text: 'delete from tenon.invitation where workspace_id = $1 and user_id = $2 and accepted_at is null',
      values: place,
    });
    await tx.query({
      text: `insert into tenon.invitation (workspace_id, user_id, id, token_hash, email, created_by, created_at, expires_at, resets)
        values ($1, $2, $3, $4, $5, $6, $7, $8, true)`,
      values: [...place, newId(), hashToken(token), account.email, actor.userId, now, new Date(now.getTime() + lifetime)],
    });
  });
  workspace.log.info(
    { event: 'password.resetOffered', workspace: workspace.id, by: actor.userId, user: userId },
    'password reset offered',
  );
  return token;
}

/** Sets the new password and ends every session of the account. Answers what a session needs. */
export async function resetPassword(workspace: Workspace, { id, userId, email }: Invitation, password: string) {
  const accountId = await findMember(workspace, userId);
  const account = accountId === undefined ? undefined : await readAccount(workspace, accountId);
  if (!account) throw new TenonError('badToken');
  await checkPassword(password, { name: account.name, email });
  const passwordHash = await hashPassword(password);
  const now = workspace.clock.now();
  await workspace.database.platform.transaction(async (tx) => {
    const claimed = await tx.query({
      text: 'update tenon.invitation set accepted_at = $2 where id = $1 and accepted_at is null returning 1',
      values: [id, now],
    });
    if (claimed.length === 0) throw new TenonError('badToken');
    await tx.query({
      text: 'update tenon.account set password_hash = $2, password_changed_at = $3 where id = $1',
      values: [account.id, passwordHash, now],
    });
    await endSessions(tx, workspace.database, { accountId: account.id });
  });
  workspace.log.info({ event: 'password.reset', account: account.id }, 'password reset');
  return { accountId: account.id, workspaceId: workspace.id };
}

async function findMember(workspace: Workspace, userId: string): Promise<string | undefined> {
  const [member] = await workspace.database.platform.query<{ account: string }>({
    text: 'select account_id as account from tenon.membership where workspace_id = $1 and user_id = $2',
    values: [workspace.id, userId],
  });
  return member?.account;
}
