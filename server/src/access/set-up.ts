import type { Locale } from '@tenon/metadata';
import type { Database } from '../base/database/database.ts';
import { TenonError } from '../base/errors.ts';
import { hashToken, newToken } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { insertAccount, insertMembership } from './accounts.ts';
import { administratorRole, systemActor } from './actors.ts';
import { announceAccessChange } from './directory-cache.ts';
import { writeRoles } from './give-roles.ts';
import { hashPassword } from './hash-password.ts';
import type { CreateUser } from './invitations.ts';
import { checkPassword } from './password-rules.ts';
import type { Platform } from './platform.ts';

type Workspaces = {
  get(id: string): Promise<Workspace>;
  list(): Promise<{ id: string }[]>;
  create(workspace: { id: string; name: string; currency: string; timeZone: string; region?: string }): Promise<unknown>;
};

export type Installation = { platform: Platform; workspaces: Workspaces; createUser: CreateUser };

export type FirstAdministrator = {
  name: string;
  email: string;
  password: string;
  locale: Locale;
  workspaceName?: string;
  /** Of the first workspace: base currency and time zone of its business days. */
  currency?: string;
  timeZone?: string;
  /** Whose numbers phone numbers are; default as time zone and currency tell. */
  region?: string;
};

/** The first one; its people run the server. */
export const mainWorkspace = 'main';
const tokenLifetime = 24 * 3600 * 1000;

/** Accounts are closed, but never all removed. */
const done = new WeakSet<Database>();

/** True until the first account is there. */
export async function isSetupNeeded({ database }: Platform): Promise<boolean> {
  if (done.has(database)) return false;
  const [row] = await database.platform.query<{ needed: boolean }>({
    text: 'select not exists (select from tenon.account) as needed',
    values: [],
  });
  if (row?.needed !== true) done.add(database);
  return row?.needed === true;
}

/** A token for `completeSetup`, to be printed where only the one who started the server sees it. Undefined once there is an account. */
export async function issueSetupToken(platform: Platform): Promise<string | undefined> {
  if (!(await isSetupNeeded(platform))) return undefined;
  const token = newToken();
  await platform.database.platform.query({
    text: 'insert into tenon.setup_token (token_hash, created_at) values ($1, $2)',
    values: [hashToken(token), platform.clock.now()],
  });
  return token;
}

/**
 * Makes the first workspace and its administrator. The token is good once, for a day, and only while there is no account; where
 * something fails it stays good. Throws `badToken`, or `invalid` for the password.
 */
export async function completeSetup(
  installation: Installation,
  { token, ...administrator }: FirstAdministrator & { token: string },
): Promise<{ accountId: string; workspaceId: string }> {
  const { platform } = installation;
  if (!(await isSetupNeeded(platform))) throw new TenonError('badToken');
  const hash = hashToken(token);
  await checkToken(platform, hash);
  await checkPassword(administrator.password, administrator);
  await claimToken(platform, hash);
  try {
    return await createAdministrator(installation, administrator);
  } catch (error) {
    await platform.database.platform.query({
      text: 'update tenon.setup_token set used_at = null where token_hash = $1',
      values: [hash],
    });
    throw error;
  }
}

/** Set-up from the configuration, without a token; false when there is an account already. */
export async function setUpUnattended(installation: Installation, administrator: FirstAdministrator): Promise<boolean> {
  if (!(await isSetupNeeded(installation.platform))) return false;
  await checkPassword(administrator.password, administrator);
  await createAdministrator(installation, administrator);
  return true;
}

/** Costs a stranger's request next to nothing; whoever holds the token may have their password rated. */
async function checkToken(platform: Platform, hash: Buffer): Promise<void> {
  const good = await platform.database.platform.query({
    text: 'select from tenon.setup_token where token_hash = $1 and used_at is null and created_at > $2',
    values: [hash, oldestToken(platform)],
  });
  if (good.length === 0) throw new TenonError('badToken');
}

async function claimToken(platform: Platform, hash: Buffer): Promise<void> {
  const claimed = await platform.database.platform.query({
    text: `update tenon.setup_token set used_at = $2
      where token_hash = $1 and used_at is null and created_at > $3 and not exists (select from tenon.account) returning 1`,
    values: [hash, platform.clock.now(), oldestToken(platform)],
  });
  if (claimed.length === 0) throw new TenonError('badToken');
}

function oldestToken({ clock }: Platform): Date {
  return new Date(clock.now().getTime() - tokenLifetime);
}

async function createAdministrator(
  installation: Installation,
  administrator: FirstAdministrator,
): Promise<{ accountId: string; workspaceId: string }> {
  const { platform, createUser } = installation;
  const workspace = await openMain(installation, administrator);
  const passwordHash = await hashPassword(administrator.password);
  const { name, email, locale } = administrator;
  const userId = (await findUser(workspace, email)) ?? (await createUser(workspace, systemActor(workspace), { name, email }));
  const accountId = await platform.database.platform.transaction(async (tx) => {
    await tx.query({ text: 'lock table tenon.account in share row exclusive mode', values: [] });
    const present = await tx.query({ text: 'select from tenon.account limit 1', values: [] });
    if (present.length > 0) throw new TenonError('badToken');
    const account = { email, name, passwordHash, locale, timeZone: workspace.timeZone };
    const id = await insertAccount(tx, account, platform.clock.now());
    await insertMembership(tx, { accountId: id, workspaceId: workspace.id, userId });
    await writeRoles(tx, workspace, { id: userId, roles: [administratorRole] });
    await announceAccessChange(tx, workspace);
    return id;
  });
  platform.log.info({ event: 'setup.completed', account: accountId }, 'first administrator set up');
  return { accountId, workspaceId: workspace.id };
}

/** A set-up that was cut short may have left the workspace, and the user in it. */
async function openMain({ workspaces }: Installation, administrator: FirstAdministrator): Promise<Workspace> {
  const { workspaceName, locale, currency = 'CNY', timeZone = 'Asia/Shanghai', region } = administrator;
  const present = await workspaces.list();
  if (!present.some(({ id }) => id === mainWorkspace)) {
    const name = workspaceName?.trim() || { zh: '我的公司', en: 'My company' }[locale];
    await workspaces.create({ id: mainWorkspace, name, currency, timeZone, region });
  }
  return workspaces.get(mainWorkspace);
}

async function findUser(workspace: Workspace, email: string): Promise<string | undefined> {
  const table = workspace.snapshot.objects.get('user')?.table;
  const [user] = await workspace.db.read<{ id: string }>({
    text: `select id from ${table} where lower(email) = lower($1) and deleted_at is null`,
    values: [email.trim()],
  });
  return user?.id;
}
