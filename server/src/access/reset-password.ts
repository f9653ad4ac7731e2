import type { Transaction } from '../base/database/database.ts';
import { TenonError } from '../base/errors.ts';
import { hashToken, isId, newId, newToken } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { hashForAddress, listMemberships, lockAccount, readAccount, writePassword } from './accounts.ts';
import type { Actor } from './actor.ts';
import { claimLink, type Link, linkReachesBeyond } from './check-link.ts';
import { readDirectory } from './directory-cache.ts';
import { requireSystemRight } from './give-roles.ts';
import { checkPassword } from './password-rules.ts';
import { endSessions } from './sessions.ts';

const lifetime = 24 * 3600 * 1000;

/**
 * A token with which somebody who forgot their password chooses a new one, good once and for a day. Who has it is that person, so it
 * throws `beyondRights` unless the actor reaches all that the person does, and `forbidden` for an account that belongs to other workspaces as well,
 * whose administrators are not asked.
 */
export async function offerReset(workspace: Workspace, actor: Actor, userId: string): Promise<string> {
  requireSystemRight(actor, 'manageUsers');
  const directory = await readDirectory(workspace);
  const person = isId(userId) ? directory.people.get(userId) : undefined;
  const member = person?.active ? await findMember(workspace, userId) : undefined;
  if (!person || !member) throw new TenonError('notFound');
  if (linkReachesBeyond(workspace, actor, { directory, person, resets: true })) throw new TenonError('beyondRights');
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
export async function resetPassword(workspace: Workspace, link: Link, password: string) {
  const accountId = await findMember(workspace, link.userId);
  const account = accountId === undefined ? undefined : await readAccount(workspace, accountId);
  if (!account) throw new TenonError('badToken');
  await checkPassword(password, { name: account.name, email: account.email });
  const passwordHash = await hashForAddress(workspace, { email: account.email, password });
  await workspace.database.platform.transaction(async (tx) => {
    await claimLink(tx, workspace, link);
    await checkSoleMember(tx, { accountId: account.id, workspaceId: workspace.id, userId: link.userId });
    await writePassword(tx, { accountId: account.id, passwordHash, now: workspace.clock.now() });
    await endSessions(tx, workspace.database, { accountId: account.id });
  });
  workspace.log.info({ event: 'password.reset', account: account.id }, 'password reset');
  return { accountId: account.id, workspaceId: workspace.id };
}

/** The account may have joined another workspace since the link was made; a kept link must not follow it there. */
async function checkSoleMember(
  tx: Transaction,
  { accountId, workspaceId, userId }: { accountId: string; workspaceId: string; userId: string },
): Promise<void> {
  await lockAccount(tx, accountId);
  const members = await tx.query<{ workspace: string; user: string }>({
    text: `select m.workspace_id as workspace, m.user_id as user from tenon.membership m
      join tenon.account a on a.id = m.account_id and a.active where m.account_id = $1`,
    values: [accountId],
  });
  const [only] = members;
  if (members.length !== 1 || only?.workspace !== workspaceId || only.user !== userId) throw new TenonError('badToken');
}

async function findMember(workspace: Workspace, userId: string): Promise<string | undefined> {
  const [member] = await workspace.database.platform.query<{ account: string }>({
    text: 'select account_id as account from tenon.membership where workspace_id = $1 and user_id = $2',
    values: [workspace.id, userId],
  });
  return member?.account;
}
