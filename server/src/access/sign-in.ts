import { TenonError } from '../base/errors.ts';
import { listMemberships } from './accounts.ts';
import { verifyPassword } from './hash-password.ts';
import type { Platform } from './platform.ts';
import { endSession, type Session, startSession } from './sessions.ts';
import { countAttempt, forgiveAttempts } from './throttle.ts';

export type SignIn = { email: string; password: string; address: string; agent: string };

/**
 * Checks a password and starts a session; returns its token. Throws `badCredentials`, the same for an unknown address, a wrong
 * password, a closed account and one without workspace, or `tooManyAttempts`.
 */
export async function signIn(platform: Platform, attempt: SignIn): Promise<string> {
  await countAttempt(platform, attempt);
  const accountId = await authenticate(platform, attempt);
  const [workspace] = accountId === undefined ? [] : await listMemberships(platform, accountId);
  if (accountId === undefined || !workspace) {
    platform.log.info({ event: 'signIn.refused', address: attempt.address }, 'sign-in refused');
    throw new TenonError('badCredentials');
  }
  await forgiveAttempts(platform, attempt);
  platform.log.info({ event: 'signIn', account: accountId, address: attempt.address }, 'signed in');
  return startSession(platform, { accountId, workspaceId: workspace.id, address: attempt.address, agent: attempt.agent });
}

export async function signOut(platform: Platform, session: Session): Promise<void> {
  await endSession(platform, session);
  platform.log.info({ event: 'signOut', account: session.accountId }, 'signed out');
}

/** The open account with this e-mail address and password. Takes the same time whether or not there is one. */
export async function authenticate(
  platform: Platform,
  { email, password }: { email: string; password: string },
): Promise<string | undefined> {
  const [account] = await platform.database.platform.query<{ id: string; password_hash: string | null }>({
    text: 'select id, password_hash from tenon.account where lower(email) = lower($1) and active',
    values: [email.trim()],
  });
  return (await verifyPassword(account?.password_hash, password)) ? account?.id : undefined;
}
