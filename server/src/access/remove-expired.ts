import type { Platform } from './platform.ts';
import { sessionLife } from './sessions.ts';

const day = 24 * 3600 * 1000;

/** Removes sessions, invitations and counts of failed sign-ins that no longer say anything. To be run once in a while. */
export async function removeExpired({ database, clock }: Platform): Promise<void> {
  const now = clock.now().getTime();
  const before = (age: number) => new Date(now - age);
  await database.platform.query({
    text: 'delete from tenon.session where expires_at < $1 or last_seen_at < $2',
    values: [before(0), before(sessionLife.idle)],
  });
  await database.platform.query({ text: 'delete from tenon.invitation where expires_at < $1', values: [before(30 * day)] });
  await database.platform.query({
    text: `delete from tenon.throttle where last_at < case when key like 'known:%' then $1::timestamptz else $2 end`,
    values: [before(180 * day), before(2 * day)],
  });
}
