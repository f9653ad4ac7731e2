import type { Locale } from '@tenon/metadata';
import { invalid, problem, TenonError } from '../base/errors.ts';
import { hashToken, newId, newToken } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { findByPassword, hashForAddress, insertAccount, insertMembership, listMemberships } from './accounts.ts';
import type { Actor } from './actor.ts';
import { noUser, systemActor } from './actors.ts';
import { claimLink, type Link, linkReachesBeyond } from './check-link.ts';
import type { Directory } from './directory.ts';
import { announceAccessChange, readDirectory } from './directory-cache.ts';
import { emailKey } from './email-key.ts';
import { checkRoleChange, writeRoles } from './give-roles.ts';
import { checkPassword } from './password-rules.ts';
import type { Platform } from './platform.ts';
import { resetPassword } from './reset-password.ts';
import { clearAttempts, countAttempt } from './throttle.ts';

const lifetime = 7 * 24 * 3600 * 1000;

/** Makes a record of object `user` through the write pipeline, which stands to the right of this room; returns its id. */
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
  const directory = await readDirectory(workspace);
  const invited = findByEmail(directory, newUser.email);
  checkRoleChange(workspace, actor, { userId: invited?.id, from: invited?.roles ?? [], to: newUser.roles });
  if (invited?.account) throw invalid([taken(newUser.email)]);
  const person = { id: noUser, department: newUser.department ?? null, ...invited, roles: newUser.roles };
  if (linkReachesBeyond(workspace, actor, { directory, person, resets: false })) throw new TenonError('beyondRights');
  const { roles, ...values } = newUser;
  // Who manages users may make one, whatever their rights on the object.
  const userId = invited?.id ?? (await createUser(workspace, { ...actor, rights: systemActor(workspace).rights }, values));
  const token = newToken();
  await writeInvitation(workspace, actor, { userId, token, email: newUser.email.trim(), roles });
  workspace.log.info({ event: 'user.invited', workspace: workspace.id, by: actor.userId, user: userId, roles }, 'user invited');
  return { userId, token };
}

function findByEmail(directory: Directory, email: string) {
  const wanted = emailKey(email);
  return [...directory.people.values()].find((person) => person.email !== null && emailKey(person.email) === wanted);
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
export type Invitation = Link & { workspaceId: string; workspaceName: string };

/** The open invitation of a token. Throws `badToken` when it is unknown, used, replaced or too old. */
export async function findInvitation(platform: Platform, token: string): Promise<Invitation> {
  const [invitation] = await platform.database.platform.query<Invitation>({
    text: `select i.id, i.workspace_id as "workspaceId", w.name as "workspaceName", i.user_id as "userId", i.email, i.resets,
        i.created_by as "createdBy"
      from tenon.invitation i join tenon.workspace w on w.id = i.workspace_id
      where i.token_hash = $1 and i.accepted_at is null and i.expires_at > $2`,
    values: [hashToken(token), platform.clock.now()],
  });
  if (!invitation) throw new TenonError('badToken');
  return invitation;
}

/** `hasAccount`: the person says that the password is that of an account they have; else a new one may be opened with it. */
export type Acceptance = {
  token: string;
  name: string;
  password: string;
  hasAccount: boolean;
  locale: Locale;
  address: string;
};

/**
 * Takes an invitation up: adds the workspace to the person's account of that address whose password it is, or opens one. The
 * address alone names no account, since nobody proved that it is theirs. Returns what a session needs.
 */
export async function acceptInvitation(
  workspace: Workspace,
  acceptance: Acceptance,
): Promise<{ accountId: string; workspaceId: string }> {
  const invitation = await findInvitation(workspace, acceptance.token);
  if (invitation.workspaceId !== workspace.id) throw new TenonError('badToken');
  if (invitation.resets) return resetPassword(workspace, invitation, acceptance.password);
  const { email } = invitation;
  const existing = await findOwn(workspace, email, acceptance);
  if (!existing) await checkPassword(acceptance.password, { name: acceptance.name, email });
  const passwordHash = existing ? '' : await hashForAddress(workspace, { email, password: acceptance.password });
  const accountId = await workspace.database.platform.transaction(async (tx) => {
    await claimLink(tx, workspace, invitation);
    const { name, locale } = acceptance;
    const account = { email, name, passwordHash, locale, timeZone: workspace.timeZone };
    const id = existing ?? (await insertAccount(tx, account, workspace.clock.now()));
    await insertMembership(tx, { accountId: id, workspaceId: workspace.id, userId: invitation.userId });
    await announceAccessChange(tx, workspace);
    return id;
  });
  workspace.log.info({ event: 'invitation.accepted', workspace: workspace.id, account: accountId }, 'invitation accepted');
  return { accountId, workspaceId: workspace.id };
}

/**
 * The person's account of the invited address, which the password proves. Each try is counted like one to sign in, and stays counted
 * when the password is another: an invitation that somebody sent to themselves is no way to guess.
 */
async function findOwn(
  workspace: Workspace,
  email: string,
  { password, hasAccount, address }: Acceptance,
): Promise<string | undefined> {
  const counted = await countAttempt(workspace, { email, address });
  const matching = await findByPassword(workspace, { email, password });
  const [own] = matching;
  if (own === undefined && hasAccount) throw new TenonError('badCredentials');
  if (own !== undefined || !(await isAddressKnown(workspace, email))) await clearAttempts(workspace, counted);
  for (const id of matching) {
    const places = await listMemberships(workspace, id);
    if (!places.some((place) => place.id === workspace.id)) return id;
  }
  // Each of them is somebody else here already, under another address.
  if (own !== undefined) throw new TenonError('alreadyDone');
  return undefined;
}

async function isAddressKnown(workspace: Workspace, email: string): Promise<boolean> {
  const accounts = await workspace.database.platform.query({
    text: 'select from tenon.account where email_key = $1 limit 1',
    values: [emailKey(email)],
  });
  return accounts.length > 0;
}
