import type { Locale } from '@tenon/metadata';
import { invalid, problem, TenonError } from '../base/errors.ts';
import { hashToken, newId, newToken } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { insertAccount, insertMembership } from './accounts.ts';
import type { Actor } from './actor.ts';
import { systemActor } from './actors.ts';
import type { Directory } from './directory.ts';
import { announceAccessChange, readDirectory } from './directory-cache.ts';
import { checkRoleChange, writeRoles } from './give-roles.ts';
import { hashPassword } from './hash-password.ts';
import { checkPassword } from './password-rules.ts';
import type { Platform } from './platform.ts';
import { resetPassword } from './reset-password.ts';
import { authenticate } from './sign-in.ts';
import { countAttempt, forgiveAttempts } from './throttle.ts';

const lifetime = 7 * 24 * 3600 * 1000;

/** Makes a record of object `user` through the write road, which stands to the right of this room; returns its id. */
export type CreateUser = (workspace: Workspace, actor: Actor, values: Record<string, unknown>) => Promise<string>;

export type NewUser = { name: string; email: string; department?: string; superior?: string; roles: string[] };

/**
 * Invites a person: makes their user record unless it is there, gives it roles, and returns the token of a link that is good once
 * and for seven days. Inviting somebody again makes the earlier link worthless.
 */
export async function invite(
  workspace: Workspace,
  actor: Actor,
  { newUser, createUser }: { newUser: NewUser; createUser: CreateUser },
) {
  const invited = findByEmail(await readDirectory(workspace), newUser.email);
  checkRoleChange(workspace, actor, { userId: invited?.id, from: invited?.roles ?? [], to: newUser.roles });
  if (invited?.account) throw invalid([taken(newUser.email)]);
  const { roles, ...values } = newUser;
  // Who manages users may make one, whatever their rights on the object.
  const userId = invited?.id ?? (await createUser(workspace, { ...actor, rights: systemActor(workspace).rights }, values));
  const token = newToken();
  await writeInvitation(workspace, actor, { userId, token, email: newUser.email.trim(), roles });
  workspace.log.info({ event: 'user.invited', workspace: workspace.id, by: actor.userId, user: userId, roles }, 'user invited');
  return { userId, token };
}

function findByEmail(directory: Directory, email: string) {
  const wanted = email.trim().toLowerCase();
  return [...directory.people.values()].find((person) => person.email?.toLowerCase() === wanted);
}

function taken(email: string) {
  return problem('notUnique', 'email', { label: { zh: '邮箱', en: 'E-mail' }, seen: email });
}

async function writeInvitation(
  workspace: Workspace,
  actor: Actor,
  { userId, token, email, roles }: { userId: string; token: string; email: string; roles: string[] },
): Promise<void> {
  const now = workspace.clock.now();
  await workspace.database.platform.transaction(async (tx) => {
    await writeRoles(tx, workspace, { id: userId, roles });
    await tx.query({
      text: 'delete from tenon.invitation where workspace_id = $1 and user_id = $2 and accepted_at is null',
      values: [workspace.id, userId],
    });
    await tx.query({
      text: `insert into tenon.invitation (id, token_hash, workspace_id, user_id, email, created_by, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [newId(), hashToken(token), workspace.id, userId, email, actor.userId, now, new Date(now.getTime() + lifetime)],
    });
    await announceAccessChange(tx, workspace);
  });
}

/** `resets`: for somebody who has an account and forgot its password. */
export type Invitation = {
  id: string;
  workspaceId: string;
  workspaceName: string;
  userId: string;
  email: string;
  resets: boolean;
};

/** The open invitation of a token. Throws `badToken` when it is unknown, used, replaced or too old. */
export async function findInvitation(platform: Platform, token: string): Promise<Invitation> {
  const [invitation] = await platform.database.platform.query<Invitation>({
    text: `select i.id, i.workspace_id as "workspaceId", w.name as "workspaceName", i.user_id as "userId", i.email, i.resets
      from tenon.invitation i join tenon.workspace w on w.id = i.workspace_id
      where i.token_hash = $1 and i.accepted_at is null and i.expires_at > $2`,
    values: [hashToken(token), platform.clock.now()],
  });
  if (!invitation) throw new TenonError('badToken');
  return invitation;
}

export type Acceptance = { token: string; name: string; password: string; locale: Locale; address: string };

/**
 * Takes an invitation up: opens an account with the chosen password, or, where the person has one already, adds the workspace to
 * it after its own password. Returns what a session needs.
 */
export async function acceptInvitation(
  workspace: Workspace,
  acceptance: Acceptance,
): Promise<{ accountId: string; workspaceId: string }> {
  const invitation = await findInvitation(workspace, acceptance.token);
  const invited = (await readDirectory(workspace)).people.get(invitation.userId);
  if (invitation.workspaceId !== workspace.id || !invited?.active) throw new TenonError('badToken');
  if (invitation.resets) return resetPassword(workspace, invitation, acceptance.password);
  const existing = await findExisting(workspace, invitation.email, acceptance);
  if (!existing) await checkPassword(acceptance.password, { name: acceptance.name, email: invitation.email });
  const passwordHash = existing ? '' : await hashPassword(acceptance.password);
  const accountId = await workspace.database.platform.transaction(async (tx) => {
    const now = workspace.clock.now();
    const claimed = await tx.query({
      text: 'update tenon.invitation set accepted_at = $2 where id = $1 and accepted_at is null returning 1',
      values: [invitation.id, now],
    });
    if (claimed.length === 0) throw new TenonError('badToken');
    const { name, locale } = acceptance;
    const account = { email: invitation.email, name, passwordHash, locale, timeZone: workspace.timeZone };
    const id = existing ?? (await insertAccount(tx, account, now));
    await insertMembership(tx, { accountId: id, workspaceId: workspace.id, userId: invitation.userId });
    await announceAccessChange(tx, workspace);
    return id;
  });
  workspace.log.info({ event: 'invitation.accepted', workspace: workspace.id, account: accountId }, 'invitation accepted');
  return { accountId, workspaceId: workspace.id };
}

/** The account of the invited address, once its password was given; undefined when there is none. */
async function findExisting(workspace: Workspace, email: string, { password, address }: Acceptance): Promise<string | undefined> {
  const [account] = await workspace.database.platform.query({
    text: 'select 1 from tenon.account where lower(email) = lower($1)',
    values: [email],
  });
  if (!account) return undefined;
  await countAttempt(workspace, { email, address });
  const accountId = await authenticate(workspace, { email, password });
  if (accountId === undefined) throw new TenonError('badCredentials');
  await forgiveAttempts(workspace, { email, address });
  return accountId;
}
