import type { Locale } from '@tenon/metadata';
import type { Transaction } from '../base/database/database.ts';
import { newId } from '../base/ids.ts';
import { announceAccessChange } from './directory-cache.ts';
import { emailKey } from './email-key.ts';
import { hashPassword, matchPassword } from './hash-password.ts';
import type { Platform } from './platform.ts';

export type Account = {
  id: string;
  email: string;
  name: string;
  locale: Locale;
  theme: 'light' | 'dark' | 'auto';
  timeZone: string;
};

const columns = `a.id, a.email, a.name, a.locale, a.theme, a.time_zone as "timeZone"`;

/** The account, unless it was closed. */
export async function readAccount(platform: Platform, id: string): Promise<Account | undefined> {
  const [account] = await platform.database.platform.query<Account>({
    text: `select ${columns} from tenon.account a where a.id = $1 and a.active`,
    values: [id],
  });
  return account;
}

/**
 * Changes what a person sets for themselves; absent leaves a setting as it is. Language and time zone count from their next request
 * in every workspace.
 */
export async function changeAccount(
  platform: Platform,
  id: string,
  changes: Partial<Omit<Account, 'id' | 'email'>>,
): Promise<void> {
  const memberships = await listMemberships(platform, id);
  await platform.database.platform.transaction(async (tx) => {
    await tx.query({
      text: `update tenon.account set name = coalesce($2, name), locale = coalesce($3, locale), theme = coalesce($4, theme),
        time_zone = coalesce($5, time_zone) where id = $1`,
      values: [id, changes.name, changes.locale, changes.theme, changes.timeZone],
    });
    for (const workspace of memberships) await announceAccessChange(tx, { id: workspace.id, database: platform.database });
  });
}

/** A workspace that an account belongs to, and the record of the person there. */
export type Membership = { id: string; name: string; userId: string };

/** The workspaces an account belongs to, the first founded first. */
export function listMemberships(platform: Platform, id: string): Promise<Membership[]> {
  return platform.database.platform.query({
    text: `select w.id, w.name, m.user_id as "userId" from tenon.membership m join tenon.workspace w on w.id = m.workspace_id
      where m.account_id = $1 order by w.created_at, w.id`,
    values: [id],
  });
}

/**
 * The open accounts of an e-mail address with this password, the first opened first. An address is not proved, so there may be
 * several accounts of it: each belongs to who knows its password. Takes the same time whether or not there is one.
 */
export async function findByPassword(
  platform: Platform,
  { email, password }: { email: string; password: string },
): Promise<string[]> {
  const accounts = await platform.database.platform.query<{ id: string; hash: string }>({
    text: `select id, password_hash as hash from tenon.account where email_key = $1 and active and password_hash is not null
      order by created_at, id`,
    values: [emailKey(email)],
  });
  const hashes = accounts.map(({ hash }) => hash);
  const matches = await matchPassword(hashes, password);
  return accounts.filter((_, index) => matches[index]).map(({ id }) => id);
}

/** A hash of a new password for an account of this e-mail address; see `hashPassword` for what accounts of one address share. */
export async function hashForAddress(
  platform: Platform,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const [oldest] = await platform.database.platform.query<{ hash: string }>({
    text: `select password_hash as hash from tenon.account where email_key = $1 and password_hash is not null
      order by created_at, id limit 1`,
    values: [emailKey(email)],
  });
  return hashPassword(password, oldest?.hash);
}

export type NewAccount = { email: string; name: string; passwordHash: string; locale: Locale; timeZone: string };

/** Opens an account. */
export async function insertAccount(tx: Transaction, account: NewAccount, now: Date): Promise<string> {
  const id = newId();
  const { email, name, passwordHash, locale, timeZone } = account;
  await tx.query({
    text: `insert into tenon.account (id, email, email_key, name, password_hash, locale, time_zone, created_at, password_changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    values: [id, email.trim(), emailKey(email), name, passwordHash, locale, timeZone, now],
  });
  return id;
}

/** Sets another password: whoever wanted to reset the one before has come too late. */
export async function writePassword(
  tx: Transaction,
  { accountId, passwordHash, now }: { accountId: string; passwordHash: string; now: Date },
): Promise<void> {
  await tx.query({
    text: 'update tenon.account set password_hash = $2, password_changed_at = $3 where id = $1',
    values: [accountId, passwordHash, now],
  });
  await withdrawResets(tx, accountId);
}

/** Adds a workspace to an account. From then on no administrator speaks for it alone, so links to reset its password are void. */
export async function insertMembership(
  tx: Transaction,
  membership: { accountId: string; workspaceId: string; userId: string },
): Promise<void> {
  await lockAccount(tx, membership.accountId);
  await tx.query({
    text: 'insert into tenon.membership (account_id, workspace_id, user_id) values ($1, $2, $3)',
    values: [membership.accountId, membership.workspaceId, membership.userId],
  });
  await withdrawResets(tx, membership.accountId);
}

/** Holds the account until the transaction ends: joining a workspace and resetting the password do not pass each other by. */
export async function lockAccount(tx: Transaction, id: string): Promise<void> {
  await tx.query({ text: 'select from tenon.account where id = $1 for update', values: [id] });
}

async function withdrawResets(tx: Transaction, accountId: string): Promise<void> {
  await tx.query({
    text: `delete from tenon.invitation i using tenon.membership m
      where m.account_id = $1 and i.workspace_id = m.workspace_id and i.user_id = m.user_id and i.resets and i.accepted_at is null`,
    values: [accountId],
  });
}
