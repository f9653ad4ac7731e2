import type { Locale } from '@tenon/metadata';
import type { Transaction } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { announceAccessChange } from './directory-cache.ts';
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

/** The workspaces an account belongs to, the first joined first. */
export function listMemberships(platform: Platform, id: string): Promise<{ id: string; name: string; userId: string }[]> {
  return platform.database.platform.query({
    text: `select w.id, w.name, m.user_id as "userId" from tenon.membership m join tenon.workspace w on w.id = m.workspace_id
      where m.account_id = $1 order by w.created_at, w.id`,
    values: [id],
  });
}

export type NewAccount = { email: string; name: string; passwordHash: string; locale: Locale; timeZone: string };

/** Opens an account. Fails on an e-mail address that is taken. */
export async function insertAccount(tx: Transaction, account: NewAccount, now: Date): Promise<string> {
  const id = newId();
  await tx.query({
    text: `insert into tenon.account (id, email, name, password_hash, locale, time_zone, created_at, password_changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    values: [id, account.email.trim(), account.name, account.passwordHash, account.locale, account.timeZone, now],
  });
  return id;
}

export async function insertMembership(
  tx: Transaction,
  membership: { accountId: string; workspaceId: string; userId: string },
): Promise<void> {
  await tx.query({
    text: 'insert into tenon.membership (account_id, workspace_id, user_id) values ($1, $2, $3)',
    values: [membership.accountId, membership.workspaceId, membership.userId],
  });
}
