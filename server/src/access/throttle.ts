import { createHash } from 'node:crypto';
import type { Transaction } from '../base/database/database.ts';
import { TenonError } from '../base/errors.ts';
import { networkOf } from '../base/network-of.ts';
import { emailKey } from './email-key.ts';
import type { Platform } from './platform.ts';

export type Attempt = { email: string; address: string };

/** Failures that cost nothing, per bucket. After them each further one doubles the wait, from a second up to a quarter of an hour. */
const free = { pair: 5, account: 20, network: 50, site: 250 };
const maxWait = 900;
/** Failures are forgotten after a day without another. */
const memory = 24 * 3600 * 1000;

type Bucket = { key: string; free: number };
type Count = { key: string; failures: number; last_at: string; blocked_until: string | null };

/** What was counted before a password was tried, to be taken back when it was the right one. */
export type Counted = { attempt: Attempt; shared: string[]; at: Date };

/**
 * Counts an attempt to sign in before it is tried, so that many at once do not slip through, and throws `tooManyAttempts` when
 * one of its buckets is blocked. An account that signed in at an address before counts there for itself alone: a stranger's
 * failures elsewhere cannot lock its owner out, nor can those of somebody else in the same office.
 */
export async function countAttempt(platform: Platform, attempt: Attempt): Promise<Counted> {
  const now = platform.clock.now();
  const { wait, buckets } = await platform.database.platform.transaction(async (tx) => {
    const buckets = await bucketsOf(tx, attempt);
    const counts = await lockCounts(tx, buckets, now);
    const wait = Math.max(0, ...counts.map(({ blocked_until }) => secondsUntil(blocked_until, now)));
    if (wait === 0) await writeCounts(tx, buckets, { counts, now });
    return { wait, buckets };
  });
  const { network, site } = keysOf(attempt);
  const shared = buckets.map(({ key }) => key).filter((key) => key === network || key === site);
  if (wait === 0) return { attempt, shared, at: now };
  platform.log.warn({ event: 'signIn.blocked', address: attempt.address, seconds: wait }, 'sign-in blocked');
  throw new TenonError('tooManyAttempts', { params: { seconds: wait }, retryAfter: wait });
}

/**
 * After the right password: what was counted of this account is forgotten, and the address is known from now on. What others
 * failed at the same address stays counted, but not the attempt itself, nor the wait it began.
 */
export async function clearAttempts(platform: Platform, { attempt, shared, at }: Counted): Promise<void> {
  const { pair, account, known } = keysOf(attempt);
  await platform.database.platform.transaction(async (tx) => {
    await tx.query({ text: 'delete from tenon.throttle where key = any($1)', values: [[pair, account]] });
    await tx.query({
      text: `update tenon.throttle set failures = greatest(failures - 1, 0),
        blocked_until = case when last_at = $2 then null else blocked_until end where key = any($1)`,
      values: [shared, at],
    });
    await tx.query({
      text: `insert into tenon.throttle (key, failures, last_at) values ($1, 0, $2)
        on conflict (key) do update set last_at = excluded.last_at`,
      values: [known, platform.clock.now()],
    });
  });
}

async function bucketsOf(tx: Transaction, attempt: Attempt): Promise<Bucket[]> {
  const { pair, account, network, site, known } = keysOf(attempt);
  const own = { key: pair, free: free.pair };
  const isKnown = (await tx.query({ text: 'select 1 from tenon.throttle where key = $1', values: [known] })).length > 0;
  if (isKnown) return [own];
  const wide = site === network ? [] : [{ key: site, free: free.site }];
  return [own, { key: account, free: free.account }, { key: network, free: free.network }, ...wide];
}

/** Hashed, so that keys are short and the table names nobody. An address of IPv6 stands for its network, since one machine has many. */
function keysOf({ email, address }: Attempt) {
  const name = createHash('sha256').update(emailKey(email)).digest('base64url');
  const network = networkOf(address);
  return {
    pair: `pair:${name}:${network}`,
    account: `account:${name}`,
    network: `address:${network}`,
    site: `address:${networkOf(address, 48)}`,
    known: `known:${name}:${network}`,
  };
}

async function lockCounts(tx: Transaction, buckets: Bucket[], now: Date): Promise<Count[]> {
  const keys = buckets.map(({ key }) => key).sort();
  await tx.query({
    text: `insert into tenon.throttle (key, failures, last_at) select key, 0, $2 from unnest($1::text[]) as key
      on conflict (key) do nothing`,
    values: [keys, now],
  });
  return tx.query<Count>({ text: 'select * from tenon.throttle where key = any($1) order by key for update', values: [keys] });
}

async function writeCounts(tx: Transaction, buckets: Bucket[], { counts, now }: { counts: Count[]; now: Date }): Promise<void> {
  const updates = buckets.map(({ key, free }) => {
    const count = counts.find((each) => each.key === key) as Count;
    const failures = now.getTime() - Date.parse(count.last_at) > memory ? 1 : count.failures + 1;
    return { key, failures, blocked_until: failures < free ? null : new Date(now.getTime() + waitAfter(failures - free) * 1000) };
  });
  await tx.query({
    text: `update tenon.throttle t set failures = u.failures, last_at = $2, blocked_until = u.blocked_until
      from json_to_recordset($1) as u(key text, failures integer, blocked_until timestamptz) where t.key = u.key`,
    values: [JSON.stringify(updates), now],
  });
}

function waitAfter(extra: number): number {
  return Math.min(2 ** Math.min(extra, 20), maxWait);
}

function secondsUntil(instant: string | null, now: Date): number {
  return instant === null ? 0 : Math.max(0, Math.ceil((Date.parse(instant) - now.getTime()) / 1000));
}
