import { TenonError } from '../base/errors.ts';
import { findByPassword } from './accounts.ts';
import { type Entrance, listOpenMemberships } from './memberships.ts';
import { startSession } from './sessions.ts';
import { clearAttempts, countAttempt } from './throttle.ts';

export type SignIn = { email: string; password: string; address: string; agent: string };

/**
 * Checks a password and starts a session in the first workspace where the person is active; returns its token. Throws
 * `badCredentials`, the same for an unknown address, a wrong password, a closed account and one that no workspace lets in, or
 * `tooManyAttempts`.
 */
export async function signIn(entrance: Entrance, attempt: SignIn): Promise<string> {
  const counted = await countAttempt(entrance, attempt);
  const open = await findOpen(entrance, attempt);
  if (!open) {
    entrance.log.info({ event: 'signIn.refused', address: attempt.address }, 'sign-in refused');
    throw new TenonError('badCredentials');
  }
  await clearAttempts(entrance, counted);
  entrance.log.info({ event: 'signIn', account: open.accountId, address: attempt.address }, 'signed in');
  return startSession(entrance, { ...open, address: attempt.address, agent: attempt.agent });
}

async function findOpen(entrance: Entrance, attempt: SignIn): Promise<{ accountId: string; workspaceId: string } | undefined> {
  for (const accountId of await findByPassword(entrance, attempt)) {
    const [first] = await listOpenMemberships(entrance, accountId);
    if (first) return { accountId, workspaceId: first.id };
  }
  return undefined;
}
