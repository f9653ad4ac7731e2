import { TenonError } from '../base/errors.ts';
import { findByPassword, hashForAddress, readAccount, writePassword } from './accounts.ts';
import { checkPassword } from './password-rules.ts';
import type { Platform } from './platform.ts';
import { endSessions, type Session } from './sessions.ts';
import { clearAttempts, countAttempt } from './throttle.ts';

/**
 * Changes the password of the session's account and ends its other sessions. Throws `badCredentials` when `current` is wrong,
 * counted like a failed sign-in, and `invalid` when `next` is not taken.
 */
export async function changePassword(
  platform: Platform,
  session: Session,
  change: { current: string; next: string; address: string },
): Promise<void> {
  const account = await readAccount(platform, session.accountId);
  if (!account) throw new TenonError('signInNeeded');
  const attempt = { email: account.email, address: change.address };
  const counted = await countAttempt(platform, attempt);
  const own = await findByPassword(platform, { email: account.email, password: change.current });
  if (!own.includes(account.id)) throw new TenonError('badCredentials');
  await clearAttempts(platform, counted);
  await checkPassword(change.next, account);
  const passwordHash = await hashForAddress(platform, { email: account.email, password: change.next });
  await platform.database.platform.transaction(async (tx) => {
    await writePassword(tx, { accountId: account.id, passwordHash, now: platform.clock.now() });
    await endSessions(tx, platform.database, { accountId: account.id, except: session.id });
  });
  platform.log.info({ event: 'password.changed', account: account.id }, 'password changed');
}
