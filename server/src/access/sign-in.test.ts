import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../base/database/database.ts';
import { newToken } from '../base/ids.ts';
import { createLog } from '../base/log.ts';
import { testUsers } from '../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import { changePassword } from './change-password.ts';
import { removeExpired } from './remove-expired.ts';
import { endSession, findSession, listSessions, sessionLife, startSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { openTestAccount } from './test-account.ts';

const minute = 60_000;
const password = '梅花香自苦寒来 the sword is whetted';
const address = '10.0.0.7';
const agent = 'Firefox';
const { wangFang, liLei } = testUsers;

let site: TestWorkspace;
let now: number;
let accountId: string;

beforeAll(async () => {
  site = await openTestWorkspace({ clock: { now: () => new Date(now) } });
});
afterAll(() => site.drop());
beforeEach(async () => {
  now = Date.parse('2026-11-21T02:00:00Z');
  await run('truncate tenon.throttle, tenon.account cascade');
  accountId = await openTestAccount(site.workspace, { ...wangFang, password });
});

test('the right password opens a session, whatever the case of the address', async () => {
  const token = await attempt({ email: 'WangFang@Example.com ' });
  expect(await findSession(site.workspace, token)).toMatchObject({ accountId, workspaceId: 'main', userId: wangFang.id });
  expect(JSON.stringify(await run('select * from tenon.session'))).not.toContain(token);
});

test('an unknown address and a wrong password are answered alike, in text and in time', async () => {
  const unknown = await timed(() => attempt({ email: 'nobody@example.com' }));
  const wrong = await timed(() => attempt({ password: 'not the password at all' }));
  expect(unknown.error).toMatchObject({ code: 'badCredentials', details: {} });
  expect(wrong.error).toEqual(unknown.error);
  expect(Math.max(unknown.took, wrong.took) / Math.min(unknown.took, wrong.took)).toBeLessThan(8);
});

test('after five failures each further attempt waits longer, the right password included', async () => {
  await fail(5);
  await expect(attempt({})).rejects.toMatchObject({ code: 'tooManyAttempts', details: { retryAfter: 1 } });
  now += 1000;
  await fail(1);
  await expect(attempt({})).rejects.toMatchObject({ details: { retryAfter: 2 } });
  now += 2000;
  await attempt({});
  await fail(4);
  await attempt({});
});

test('unknown addresses are throttled like known ones', async () => {
  await fail(5, { email: 'nobody@example.com' });
  await expect(attempt({ email: 'nobody@example.com' })).rejects.toMatchObject({ code: 'tooManyAttempts' });
});

test('many attempts at once do not slip through', async () => {
  const tries = Array.from({ length: 12 }, () => attempt({ password: 'not the password at all' }).catch(({ code }) => code));
  const codes = await Promise.all(tries);
  expect(codes.filter((code) => code === 'badCredentials')).toHaveLength(5);
});

test('failures from everywhere block strangers, but not the owner at a place known before', async () => {
  await attempt({});
  for (let host = 1; host <= 20; host += 1) await fail(1, { address: `192.0.2.${host}` });
  await expect(attempt({ address: '192.0.2.99' })).rejects.toMatchObject({ code: 'tooManyAttempts' });
  await attempt({});
});

test('one address that tries many accounts is stopped', async () => {
  for (let person = 0; person < 50; person += 1) await fail(1, { email: `someone${person}@example.com` });
  await expect(attempt({ email: 'another@example.com' })).rejects.toMatchObject({ code: 'tooManyAttempts' });
});

test('spellings of one address share their failures', async () => {
  await fail(3);
  await fail(1, { email: wangFang.email.replace('i', 'İ') });
  await fail(1, { email: wangFang.email.toUpperCase().normalize('NFKD') });
  await expect(attempt({ email: 'ｗａｎｇｆａｎｇ@example.com' })).rejects.toMatchObject({ code: 'tooManyAttempts' });
});

test('addresses of one IPv6 network are one place, and those of one site a wider net', async () => {
  for (let person = 0; person < 50; person += 1)
    await fail(1, { email: `someone${person}@example.com`, address: `2001:db8:1:1::${person}` });
  const there = { email: 'another@example.com', address: '2001:db8:1:1:ffff::9' };
  await expect(attempt(there)).rejects.toMatchObject({ code: 'tooManyAttempts' });
  await run(`update tenon.throttle set failures = 249 where key = 'address:2001:db8:1'`);
  await fail(1, { email: 'one@example.com', address: '2001:db8:1:2::1' });
  await expect(attempt({ email: 'two@example.com', address: '2001:db8:1:3::1' })).rejects.toMatchObject({
    code: 'tooManyAttempts',
  });
  await fail(1, { email: 'two@example.com', address: '2001:db8:2:3::1' });
});

test('the right password takes back the wait it began, and no other', async () => {
  await run(`insert into tenon.throttle values ('address:${address}', 53, '2026-11-21T01:59:00Z', '2026-11-21T01:59:59Z')`);
  await attempt({});
  await openTestAccount(site.workspace, { ...liLei, password });
  await attempt({ email: liLei.email });
  expect(await run(`select failures, blocked_until from tenon.throttle where key = 'address:${address}'`)).toEqual([
    { failures: 53, blocked_until: null },
  ]);
  await fail(1, { email: 'nobody@example.com' });
  await expect(attempt({ email: 'nobody@example.com' })).rejects.toMatchObject({ code: 'tooManyAttempts' });
  // Both are known in this office by now, and neither waits for a stranger, nor lifts the wait of one.
  await attempt({});
  await attempt({ email: liLei.email });
  await expect(attempt({ email: 'nobody@example.com' })).rejects.toMatchObject({ code: 'tooManyAttempts' });
});

test('a session idles out after twelve hours, and ends after thirty days in use', async () => {
  const idle = await attempt({});
  now += sessionLife.idle - 1;
  expect(await findSession(site.workspace, idle)).toBeDefined();
  now += sessionLife.idle;
  expect(await findSession(site.workspace, idle)).toBeUndefined();
  const busy = await attempt({});
  for (let hours = 0; hours < 30 * 24; hours += 10) {
    expect(await findSession(site.workspace, busy)).toBeDefined();
    now += 10 * 60 * minute;
  }
  expect(await findSession(site.workspace, busy)).toBeUndefined();
});

test('of more than twenty sessions of one account the one unused for longest ends', async () => {
  const start = () => startSession(site.workspace, { accountId, workspaceId: 'main', address, agent });
  const tokens: string[] = [];
  for (let n = 0; n < 20; n += 1) {
    tokens.push(await start());
    now += minute;
  }
  const isLive = async (token = '') => (await findSession(site.workspace, token)) !== undefined;
  expect(await isLive(tokens[0])).toBe(true);
  await start();
  expect([await isLive(tokens[0]), await isLive(tokens[1]), await isLive(tokens[2])]).toEqual([true, false, true]);
  expect(await run('select id from tenon.session')).toHaveLength(20);
});

test('the time of last use is written once a minute at the most', async () => {
  const token = await attempt({});
  const seen = () => run<{ last_seen_at: string }>('select last_seen_at from tenon.session').then(([row]) => row?.last_seen_at);
  now += minute / 2;
  await findSession(site.workspace, token);
  expect(await seen()).toBe('2026-11-21T02:00:00.000Z');
  now += minute;
  await findSession(site.workspace, token);
  expect(await seen()).toBe('2026-11-21T02:01:30.000Z');
});

test('signing out ends the session at once, here and in another process', async () => {
  const token = await attempt({});
  const elsewhere = {
    ...site.workspace,
    clock: site.workspace.clock,
    database: openDatabase(site.url, { poolSize: 2, log: createLog('silent') }),
  };
  const session = await findSession(site.workspace, token);
  expect(await findSession(elsewhere, token)).toBeDefined();
  if (session) await endSession(site.workspace, session);
  expect(await findSession(site.workspace, token)).toBeUndefined();
  await expect.poll(() => findSession(elsewhere, token), { timeout: 1000 }).toBeUndefined();
  await elsewhere.database.close();
});

test('people list and end their own sessions, not those of others', async () => {
  const [here, there] = [await attempt({}), await attempt({ address: '10.0.0.8' })];
  const current = await findSession(site.workspace, here);
  const other = await findSession(site.workspace, there);
  if (!current || !other) throw new Error('no session');
  const lines = await listSessions(site.workspace, current);
  expect(lines.map(({ address, current }) => ({ address, current })).sort((a, b) => a.address.localeCompare(b.address))).toEqual([
    { address: '10.0.0.7', current: true },
    { address: '10.0.0.8', current: false },
  ]);
  expect(await endSession(site.workspace, { id: other.id, accountId: current.id })).toBe(false);
  expect(await endSession(site.workspace, { id: other.id, accountId })).toBe(true);
  expect(await findSession(site.workspace, there)).toBeUndefined();
});

test('a new password needs the present one and ends the other sessions', async () => {
  const [here, there] = [await attempt({}), await attempt({})];
  const session = await findSession(site.workspace, here);
  if (!session) throw new Error('no session');
  const next = '不经一番寒彻骨，怎得梅花扑鼻香';
  await expect(changePassword(site.workspace, session, { current: 'not the password', next, address })).rejects.toMatchObject({
    code: 'badCredentials',
  });
  await expect(changePassword(site.workspace, session, { current: password, next: 'short', address })).rejects.toMatchObject({
    code: 'invalid',
  });
  await changePassword(site.workspace, session, { current: password, next, address });
  expect(await findSession(site.workspace, here)).toBeDefined();
  expect(await findSession(site.workspace, there)).toBeUndefined();
  await expect(attempt({})).rejects.toMatchObject({ code: 'badCredentials' });
  await attempt({ password: next });
});

test('a closed account has no sessions and cannot sign in', async () => {
  await run('update tenon.account set active = false');
  await expect(attempt({})).rejects.toMatchObject({ code: 'badCredentials' });
  const token = await startSession(site.workspace, { accountId, workspaceId: 'main', address, agent });
  expect(await findSession(site.workspace, token)).toBeUndefined();
  expect(await findSession(site.workspace, newToken())).toBeUndefined();
});

test('what is long past is removed', async () => {
  await attempt({});
  await fail(1);
  now += 181 * 24 * 60 * minute;
  await removeExpired(site.workspace);
  expect(await run('select from tenon.session union all select from tenon.throttle')).toEqual([]);
});

function attempt(other: Partial<Parameters<typeof signIn>[1]>): Promise<string> {
  return signIn(
    { ...site.workspace, clock: site.workspace.clock, workspaces: site.workspaces },
    { email: wangFang.email, password, address, agent, ...other },
  );
}

async function fail(times: number, other: { email?: string; address?: string } = {}): Promise<void> {
  for (let time = 0; time < times; time += 1)
    await expect(attempt({ ...other, password: 'not the password at all' })).rejects.toMatchObject({ code: 'badCredentials' });
}

async function timed(act: () => Promise<unknown>): Promise<{ error: unknown; took: number }> {
  const start = performance.now();
  const error = await act().catch((caught) => caught);
  return { error, took: performance.now() - start };
}

function run<R extends Record<string, unknown>>(text: string): Promise<R[]> {
  return site.database.platform.query<R>({ text, values: [] });
}
