import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../base/clock.ts';
import { type Database, openDatabase } from '../base/database/database.ts';
import { createTestDatabase, type TestDatabase } from '../base/database/test-database.ts';
import { newToken } from '../base/ids.ts';
import { createLog } from '../base/log.ts';
import { openWorkspaces } from '../catalog/open-workspaces.ts';
import { actorForUser } from './actors.ts';
import { completeSetup, type Installation, isSetupNeeded, issueSetupToken, setUpUnattended } from './set-up.ts';
import { signIn } from './sign-in.ts';
import { insertTestUser } from './test-account.ts';

const administrator = {
  name: '王芳',
  email: 'wang.fang@example.com',
  password: '梅花香自苦寒来 the sword is whetted',
  locale: 'zh' as const,
  workspaceName: '榫卯科技',
};

let testDatabase: TestDatabase;
let database: Database;
let installation: Installation;
let now: number;

beforeEach(async () => {
  now = systemClock.now().getTime();
  testDatabase = await createTestDatabase();
  const log = createLog('silent');
  const clock = { now: () => new Date(now) };
  database = openDatabase(testDatabase.url, { poolSize: 4, log });
  const workspaces = await openWorkspaces({ database, clock, log, solutions: [], dataFolder: tmpdir() });
  installation = { platform: { database, clock, log }, workspaces, createUser: insertTestUser };
});
afterEach(async () => {
  await database.close();
  await testDatabase.drop();
});

test('the token makes the first administrator and workspace, once', async () => {
  const token = await newSetupToken();
  const { workspaceId } = await completeSetup(installation, { ...administrator, token });
  const workspace = await installation.workspaces.get(workspaceId);
  expect(workspace.name).toBe('榫卯科技');
  const [user] = await database.platform.query<{ user_id: string }>({ text: 'select user_id from tenon.membership', values: [] });
  const actor = await actorForUser(workspace, user?.user_id ?? '', 'web');
  expect(actor?.rights.system.has('manageUsers')).toBe(true);
  await signIn(
    { ...installation.platform, workspaces: installation.workspaces },
    { ...administrator, address: '10.0.0.7', agent: 'Firefox' },
  );
  expect(await isSetupNeeded(installation.platform)).toBe(false);
  expect(await issueSetupToken(installation.platform)).toBeUndefined();
  await expect(completeSetup(installation, { ...administrator, token })).rejects.toMatchObject({ code: 'badToken' });
});

test('tokens that are unknown, old, or not the first to be used, are refused', async () => {
  const [first, second] = [await newSetupToken(), await newSetupToken()];
  await expect(completeSetup(installation, { ...administrator, token: newToken() })).rejects.toMatchObject({ code: 'badToken' });
  now += 25 * 3600 * 1000;
  await expect(completeSetup(installation, { ...administrator, token: first })).rejects.toMatchObject({ code: 'badToken' });
  now -= 25 * 3600 * 1000;
  await completeSetup(installation, { ...administrator, token: first });
  const again = { ...administrator, email: 'other@example.com', token: second };
  await expect(completeSetup(installation, again)).rejects.toMatchObject({ code: 'badToken' });
});

test('a token is looked at before a password, which takes long to rate', async () => {
  await newSetupToken();
  const weak = { ...administrator, password: 'password', token: newToken() };
  await expect(completeSetup(installation, weak)).rejects.toMatchObject({ code: 'badToken' });
});

test('of two at the same time one wins', async () => {
  const token = await newSetupToken();
  const runs = await Promise.allSettled([1, 2].map(() => completeSetup(installation, { ...administrator, token })));
  expect(runs.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a set-up that fails leaves the token good', async () => {
  const token = await newSetupToken();
  const weak = { ...administrator, token, password: 'password' };
  await expect(completeSetup(installation, weak)).rejects.toMatchObject({ code: 'invalid' });
  const broken = { ...installation, createUser: () => Promise.reject(new Error('no room')) };
  await expect(completeSetup(broken, { ...administrator, token })).rejects.toThrow('no room');
  await completeSetup(installation, { ...administrator, token });
});

test('set-up from the configuration happens once', async () => {
  expect(await setUpUnattended(installation, administrator)).toBe(true);
  expect(await setUpUnattended(installation, administrator)).toBe(false);
});

async function newSetupToken(): Promise<string> {
  const token = await issueSetupToken(installation.platform);
  if (!token) throw new Error('set-up is done');
  return token;
}
