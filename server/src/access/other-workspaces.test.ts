import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { changeAccount } from './accounts.ts';
import type { Actor } from './actor.ts';
import { actorForApiKey, actorForUser, administratorRole, systemActor } from './actors.ts';
import { createApiKey, findApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { changeUserAccess } from './change-user-access.ts';
import { changeWorkspace } from './change-workspace.ts';
import { announceAccessChange } from './directory-cache.ts';
import { writeRoles } from './give-roles.ts';
import { acceptInvitation, findInvitation, invite } from './invitations.ts';
import { changePlace, listOpenMemberships } from './memberships.ts';
import { removeExpired } from './remove-expired.ts';
import { offerReset } from './reset-password.ts';
import { endSession, findSession, listSessions, type Session } from './sessions.ts';
import { completeSetup, issueSetupToken } from './set-up.ts';
import { signIn } from './sign-in.ts';
import { insertTestUser, openTestAccount } from './test-account.ts';
import { countAttempt } from './throttle.ts';

const password = '梅花香自苦寒来 the sword is whetted';
const address = '10.0.0.7';
const { admin, liLei } = testUsers;
const eveAt = 'eve@other.example';

let site: TestWorkspace;
let elsewhere: Workspace;
/** Administrator of the other workspace, and nobody in `main`. */
let eve: Actor;
let eveSession: Session;
/** What `main` has, that is not Eve's to see, use, end or change. */
let main: { boss: Actor; session: Session; key: string; keyId: string; invitation: string; reset: string };

beforeAll(async () => {
  site = await openTestWorkspace();
  const { workspace } = site;
  for (const user of [admin, liLei]) await openTestAccount(workspace, { ...user, password });
  elsewhere = await site.workspaces.create({ id: 'other', name: 'Other Ltd', currency: 'CNY', timeZone: 'Asia/Shanghai' });
  const id = await insertTestUser(elsewhere, systemActor(elsewhere), { name: 'Eve', email: eveAt });
  await elsewhere.database.platform.transaction(async (tx) => {
    await writeRoles(tx, elsewhere, { id, roles: [administratorRole] });
    await announceAccessChange(tx, elsewhere);
  });
  await openTestAccount(elsewhere, { id, name: 'Eve', email: eveAt, password });
  eve = (await actorForUser(elsewhere, id, 'web')) as Actor;
  eveSession = await sessionOf(eveAt);
  const boss = (await actorForUser(workspace, admin.id, 'web')) as Actor;
  const { id: keyId, key } = await createApiKey(workspace, boss, { name: 'ERP', roles: [administratorRole] });
  await findApiKey(workspace, key);
  const newUser = { name: '林涛', email: 'lin.tao@example.com', roles: [administratorRole] };
  const { token: invitation } = await invite(workspace, boss, { newUser, createUser: insertTestUser });
  const reset = await offerReset(workspace, boss, liLei.id);
  main = { boss, keyId, key, invitation, reset, session: await sessionOf(admin.email) };
});
afterAll(() => site.drop());

/** One for each table of the schema that all workspaces share. A new table is nobody's until it has its own. */
const attempts: Record<string, () => Promise<void>> = {
  async account() {
    for (const { id } of [admin, liLei]) await refused(offerReset(elsewhere, eve, id), 'notFound');
    await changeAccount(site.workspace, eveSession.accountId, { name: 'Eva' });
    await refused(signInAs(admin.email, 'Marble walrus teapot 93 fjord'), 'badCredentials');
  },
  async api_key() {
    expect(await listApiKeys(elsewhere, eve)).toEqual([]);
    await refused(revokeApiKey(elsewhere, eve, main.keyId), 'notFound');
    const found = await findApiKey(elsewhere, main.key);
    expect(found?.workspaceId).toBe('main');
    expect(await actorForApiKey(elsewhere, found as NonNullable<typeof found>)).toBeUndefined();
  },
  async invitation() {
    for (const token of [main.invitation, main.reset]) {
      const acceptance = { token, name: 'Eve', password, hasAccount: false, locale: 'zh' as const, address };
      await refused(acceptInvitation(elsewhere, acceptance), 'badToken');
    }
    const newUser = { name: 'Eve', email: 'lin.tao@example.com', roles: [] };
    await invite(elsewhere, eve, { newUser, createUser: insertTestUser });
    expect((await findInvitation(site.workspace, main.invitation)).workspaceId).toBe('main');
  },
  async membership() {
    const entrance = { ...site.workspace, workspaces: site.workspaces };
    expect(await changePlace(entrance, eveSession, 'main')).toBe(false);
    expect((await listOpenMemberships(entrance, eveSession.accountId)).map(({ id }) => id)).toEqual(['other']);
    for (const change of [{ active: false }, { roles: [] }])
      await refused(changeUserAccess(elsewhere, eve, { userId: admin.id, ...change }), 'notFound');
  },
  async session() {
    expect(await endSession(site.workspace, { id: main.session.id, accountId: eveSession.accountId })).toBe(false);
    expect((await listSessions(site.workspace, eveSession)).map(({ id }) => id)).not.toContain(main.session.id);
  },
  async workspace() {
    await changeWorkspace(elsewhere, eve, { name: 'Mine', currency: 'EUR' });
    await refused(
      site.workspaces.create({ id: 'main', name: 'Mine', currency: 'CNY', timeZone: 'Asia/Shanghai' }),
      'alreadyDone',
    );
  },
  /** Counts name nobody and belong to no workspace; Eve's failures are counted apart from those of others. */
  async throttle() {
    await countAttempt(site.workspace, { email: eveAt, address: '192.0.2.1' });
  },
  async setup_token() {
    expect(await issueSetupToken(site.workspace)).toBeUndefined();
    const administrator = { name: 'Eve', email: eveAt, password, locale: 'zh' as const, token: 'x'.repeat(43) };
    const installation = { platform: site.workspace, workspaces: site.workspaces, createUser: insertTestUser };
    await refused(completeSetup(installation, administrator), 'badToken');
  },
  async migration() {},
};

test('every table that workspaces share is tried from another workspace', async () => {
  const tables = await rows<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'tenon' order by 1`);
  expect(Object.keys(attempts).sort()).toEqual(tables.map(({ name }) => name));
});

test.each(Object.keys(attempts))(
  'an administrator of another workspace changes nothing of %s that is not theirs',
  async (table) => {
    const before = await notEves();
    await attempts[table]?.();
    await removeExpired(site.workspace);
    expect(await notEves()).toEqual(before);
  },
);

/** Every row of every shared table, without those of Eve, of her workspace and of her tries. */
async function notEves(): Promise<Record<string, unknown[]>> {
  const own = new Set(['other', eve.userId, eveSession.accountId]);
  const isEves = (row: Record<string, unknown>) => Object.values(row).some((value) => own.has(String(value)));
  const kept = await Promise.all(
    Object.keys(attempts).map(async (table) => {
      const all = await rows<Record<string, unknown>>(`select * from tenon.${table} t order by t::text`);
      // Every try to sign in leaves a count; it is looked at in the tests of the counts.
      return [table, table === 'throttle' ? [] : all.filter((row) => !isEves(row))] as const;
    }),
  );
  return Object.fromEntries(kept);
}

async function refused(attempt: Promise<unknown>, code: string): Promise<void> {
  await expect(attempt).rejects.toMatchObject({ code });
}

function signInAs(email: string, given = password): Promise<string> {
  return signIn({ ...site.workspace, workspaces: site.workspaces }, { email, password: given, address, agent: 'Firefox' });
}

async function sessionOf(email: string): Promise<Session> {
  const session = await findSession(site.workspace, await signInAs(email));
  if (!session) throw new Error('no session');
  return session;
}

function rows<R extends Record<string, unknown>>(text: string): Promise<R[]> {
  return site.database.platform.query<R>({ text, values: [] });
}
