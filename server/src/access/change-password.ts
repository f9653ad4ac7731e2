import { TenonError } from '../base/errors.ts';
import { readAccount } from './accounts.ts';
import { hashPassword } from './hash-password.ts';
import { checkPassword } from './password-rules.ts';
import type { Platform } from './platform.ts';
import { endSessions, type Session } from './sessions.ts';
import { authenticate } from './sign-in.ts';
import { countAttempt, forgiveAttempts } from './throttle.ts';

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
  await countAttempt(platform, attempt);
  if (!(await authenticate(platform, { email: account.email, password: change.current }))) throw new TenonError('badCredentials');
  await forgiveAttempts(platform, attempt);
  await checkPassword(change.next, account);
  const passwordHash = await hashPassword(change.next);
  await platform.database.platform.transaction(async (tx) => {
    await tx.query({
      text: 'update tenon.account set password_hash = $2, password_changed_at = $3 where id = $1',
      values: [account.id, passwordHash, platform.clock.now()],
    });
    await endSessions(tx, platform.database, { accountId: account.id, except: session.id });
  });
  platform.log.info({ event: 'password.changed', account: account.id }, 'password changed');
}
