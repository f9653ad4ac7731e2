import type { Notice } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let admin: Caller;
let rep: Caller;

const label = { zh: '大客户审批', en: 'Large accounts' };

beforeAll(async () => {
  test = await openApp();
  admin = await test.signIn();
  const asked = await inviteColleague(test, { name: '审批人', roles: ['sales_rep'] });
  rep = asked.call;
  const inputs = { approvers: [{ people: [asked.userId] }] };
  const trigger = { object: 'account', on: ['create'], when: { field: 'name', op: 'startsWith', value: '大客户' } };
  const body = { label, trigger, steps: [{ id: 'manager', kind: 'approval', inputs }] };
  expect((await publishDrafts(admin, [{ kind: 'process', name: 'large', body }])).statusCode).toBe(200);
  for (const name of ['大客户甲', '大客户乙']) await admin('POST', '/api/records/account', { name });
  const { id } = (await admin('POST', '/api/records/account', { name: '给你的' })).json();
  await admin('PATCH', `/api/records/account/${id}`, { owner: asked.userId });
  await drainOutbox(test.workspace);
});
afterAll(() => test.close());

const list = async (by: Caller, query = ''): Promise<Notice[]> => (await by('GET', `/api/notices${query}`)).json().items;
const unread = async (by: Caller): Promise<number> => (await by('GET', '/api/notices/counts')).json().unread;

it('tells each person what is theirs, by kind, and counts what is unread', async () => {
  expect(await unread(rep)).toBe(3);
  expect(await unread(admin)).toBe(0);
  const asked = await list(rep, '?group=approvals');
  expect(asked.map(({ record }) => record?.title).toSorted()).toEqual(['大客户乙', '大客户甲']);
  expect(asked[0]).toMatchObject({ kind: 'asked', process: label, read: false, task: expect.any(String) });
  expect(await list(rep, '?group=records')).toMatchObject([{ kind: 'assigned', count: 1, record: { title: '给你的' } }]);
});

it('marks one, those of a kind, and all as read, and never another person’s', async () => {
  const [first] = await list(rep);
  await admin('POST', '/api/notices/read', { ids: [first?.id] });
  expect(await unread(rep)).toBe(3);
  await rep('POST', '/api/notices/read', { ids: [first?.id] });
  expect(await unread(rep)).toBe(2);
  expect((await list(rep, '?unread=true')).map(({ id }) => id)).not.toContain(first?.id);
  await rep('POST', '/api/notices/read', { group: 'approvals' });
  expect((await list(rep, '?group=approvals&unread=true')).length).toBe(0);
  await rep('POST', '/api/notices/read', {});
  expect(await unread(rep)).toBe(0);
});

it('refuses a cursor that is none', async () => {
  expect((await rep('GET', '/api/notices?after=zzz')).json()).toMatchObject({ code: 'badCursor' });
});

const server = { host: '10.0.0.1', port: 25, security: 'none', account: 'crm', sender: 'crm@example.com', senderName: null };

it('keeps a mail server whose password nobody reads, and tells why an address inside is not connected to', async () => {
  expect((await rep('PUT', '/api/mail-server', server)).statusCode).toBe(403);
  expect((await admin('GET', '/api/me/notice-choice')).json()).toMatchObject({ mail: false });
  expect((await admin('PUT', '/api/mail-server', { ...server, password: 'geheim' })).statusCode).toBe(204);
  const kept = await admin('GET', '/api/mail-server');
  expect(kept.json()).toMatchObject({ server: { ...server, hasPassword: true, stopped: null } });
  expect(kept.body).not.toContain('geheim');
  const tested = (await admin('POST', '/api/mail-server/test')).json();
  expect(tested).toMatchObject({ outcome: 'locked', told: { en: expect.stringContaining('TENON_PRIVATE_HOSTS') } });
  await admin('PUT', '/api/mail-server', { ...server, host: '10.0.0.2' });
  expect((await admin('GET', '/api/mail-server')).json()).toMatchObject({ server: { hasPassword: false } });
});

it('keeps how somebody wants to be told, and does not ring for what they do not want on screen', async () => {
  const choice = { mail: { assigned: 'now' }, hidden: ['assigned'], quiet: { from: '22:00', until: '07:30' }, digestAt: '09:00' };
  expect((await rep('PUT', '/api/me/notice-choice', choice)).statusCode).toBe(204);
  expect((await rep('GET', '/api/me/notice-choice')).json()).toEqual({ choice, mail: true });
  expect((await list(rep)).map(({ kind }) => kind)).not.toContain('assigned');
  expect((await rep('PUT', '/api/me/notice-choice', { ...choice, digestAt: '25:00' })).statusCode).toBe(400);
});
