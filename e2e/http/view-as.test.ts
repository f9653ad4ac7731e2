import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Colleague, inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let administrator: Caller;
let rep: Colleague;
let designer: Colleague;

const label = (text: string) => ({ zh: text, en: text });
const system = ['manageRoles', 'manageMetadata'];

beforeAll(async () => {
  test = await openApp({ sampleData: true });
  administrator = await test.signIn();
  const role = (name: string, body: object) =>
    administrator('POST', '/api/roles', { name, body: { label: label(name), ...body } });
  const everything = { '*': { read: 'all', create: true, edit: 'all' } };
  await role('viewer', { objects: everything, fields: { 'deal.amount': 'hidden', 'contact.phone': 'masked' } });
  await role('designer', { objects: { '*': { read: 'own' } }, fields: { 'deal.name': 'read' }, system });
  rep = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
  designer = await inviteColleague(test, { name: '韩梅梅', roles: ['designer'] });
});
afterAll(() => test.close());

async function lookAs(caller: Caller, whom: object): Promise<Caller> {
  const answer = await caller('POST', '/api/view-as', whom);
  expect(answer.statusCode).toBe(201);
  return (method, path, body) => caller(method, path, body, { 'x-tenon-view': answer.json().id });
}

describe('looking as somebody else', () => {
  it('shows what a role shows: fields hidden and masked, in the model and in records', async () => {
    const seen = await lookAs(administrator, { role: 'viewer' });
    const { parts } = (await seen('POST', '/api/metadata/changes', { tags: {} })).json();
    expect(parts['object:deal'].body.object.fields.amount).toBeUndefined();
    const [deal] = (await seen('POST', '/api/records/deal/query', { limit: 1 })).json().records;
    expect(deal).not.toHaveProperty('amount');
    const refused = await seen('POST', '/api/records/deal/query', { select: ['amount'] });
    expect(refused.statusCode).toBe(400);
    const [contact] = (await seen('POST', '/api/records/contact/query', { select: ['phone'], limit: 1 })).json().records;
    expect(contact.phone).toEqual({ masked: expect.stringContaining('****') });
  });

  it('shows what a person would see, and no views that they keep for themselves', async () => {
    await rep.call('POST', '/api/records/account', { name: '李雷的客户' });
    const body = { object: 'account', label: label('私人'), type: 'table', columns: [{ field: 'name' }] };
    await rep.call('POST', '/api/views', { body });
    const seen = await lookAs(administrator, { person: rep.userId });
    const { records } = (await seen('POST', '/api/records/account/query', { select: ['name'] })).json();
    expect(records.map(({ name }: { name: string }) => name)).toEqual(['李雷的客户']);
    expect((await seen('GET', '/api/views')).json()).toEqual([]);
    const { seenBy } = (await administrator('GET', `/api/users/${rep.userId}/rights`)).json();
    expect(seenBy[0].by).toBe('管理员');
  });

  it('shows nothing that whoever looks may not read themselves', async () => {
    const seen = await lookAs(designer.call, { role: 'viewer' });
    expect((await seen('POST', '/api/records/account/query', {})).json()).toMatchObject({ records: [] });
    const { id } = (await administrator('GET', '/api/records/account?limit=1')).json().records[0];
    expect((await seen('GET', `/api/records/account/${id}`)).statusCode).toBe(404);
    const { parts } = (await seen('POST', '/api/metadata/changes', { tags: {} })).json();
    expect(parts['object:deal'].body.object.fields.name.access).toBe('read');
  });

  it('does nothing but read, and is for who began it alone', async () => {
    const seen = await lookAs(administrator, { role: 'administrator' });
    for (const [method, path, body] of [
      ['POST', '/api/records/account', { name: '不会有' }],
      ['PUT', '/api/roles/viewer', { body: { label: label('x'), objects: {} } }],
      ['GET', '/api/records/account/export.csv', undefined],
      ['GET', '/api/users', undefined],
      ['POST', '/api/view-as', { role: 'viewer' }],
    ] as const) {
      const answer = await seen(method, path, body);
      expect([answer.statusCode, answer.json().code], path).toEqual([403, 'viewOnly']);
    }
    const { id } = (await administrator('POST', '/api/view-as', { role: 'administrator' })).json();
    const stolen = await designer.call('POST', '/api/records/account/query', {}, { 'x-tenon-view': id });
    expect(stolen.statusCode).toBe(404);
    expect((await rep.call('POST', '/api/view-as', { role: 'administrator' })).statusCode).toBe(403);
  });

  it('goes on where a request meets a publish and is carried out again', async () => {
    const seen = await lookAs(administrator, { role: 'viewer' });
    const { workspace } = test;
    const real = Object.getOwnPropertyDescriptor(workspace, 'snapshot') as PropertyDescriptor;
    const stale = workspace.snapshot;
    const { next_step, ...fields } = stale.objects.get('deal')?.body.fields ?? {};
    const body = { ...stale.objects.get('deal')?.body, fields: { ...fields, then_step: { ...next_step, was: 'next_step' } } };
    expect((await publishDrafts(administrator, [{ kind: 'object', name: 'deal', body }])).statusCode).toBe(200);
    const { reload } = workspace;
    Object.assign(workspace, { reload: async () => void Object.defineProperty(workspace, 'snapshot', real) });
    Object.defineProperty(workspace, 'snapshot', { configurable: true, get: () => stale });
    const answer = await seen('POST', '/api/records/deal/query', { limit: 1 });
    Object.assign(workspace, { reload });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().records[0]).toHaveProperty('then_step');
    expect(answer.json().records[0]).not.toHaveProperty('amount');
  });

  it('counts the drafts of roles in a change set', async () => {
    const { id: changeSet } = (await administrator('POST', '/api/change-sets', { name: '草稿' })).json();
    const body = { label: label('草稿角色'), objects: { account: { read: 'all' } }, fields: { 'account.level': 'hidden' } };
    await administrator('PUT', `/api/change-sets/${changeSet}/drafts`, { drafts: [{ kind: 'role', name: 'drafted', body }] });
    const seen = await lookAs(administrator, { role: 'drafted', changeSet });
    const [account] = (await seen('POST', '/api/records/account/query', { limit: 1 })).json().records;
    expect(account).toHaveProperty('name');
    expect(account).not.toHaveProperty('level');
    expect((await seen('POST', '/api/records/deal/query', {})).statusCode).toBe(404);
    const hiding = (await administrator('GET', `/api/roles/hiding/account?changeSet=${changeSet}`)).json();
    expect(hiding.find(({ field }: { field: string }) => field === 'level').hidden).toContain('drafted');
  });
});

describe('what a person will see', () => {
  it('is what the engine merges, with the role and the line that gives each right', async () => {
    const both = await inviteColleague(test, { name: '王芳', roles: ['sales_rep', 'viewer'] });
    const rights = (await administrator('GET', `/api/users/${both.userId}/rights`)).json();
    const deal = rights.objects.find(({ object }: { object: string }) => object === 'deal');
    const read = deal.actions.find(({ action }: { action: string }) => action === 'read');
    expect(read).toEqual({
      action: 'read',
      scopes: ['all'],
      allowed: true,
      reasons: [
        { role: 'sales_rep', gives: 'own', by: 'own' },
        { role: 'viewer', gives: 'all', by: 'others' },
      ],
    });
    const fields = (await administrator('GET', `/api/users/${both.userId}/rights/deal`)).json();
    const amount = fields.find(({ field }: { field: string }) => field === 'amount');
    expect(amount).toEqual({
      field: 'amount',
      seen: 'clear',
      changes: true,
      reasons: [
        { why: 'role', role: 'sales_rep', right: 'edit' },
        { why: 'role', role: 'viewer', right: 'hidden' },
      ],
    });
    const alone = await inviteColleague(test, { name: '周杰', roles: ['viewer'] });
    const hidden = (await administrator('GET', `/api/users/${alone.userId}/rights/deal`)).json();
    const seen = Object.fromEntries(hidden.map((each: { field: string; seen: string }) => [each.field, each]));
    expect(seen.amount).toMatchObject({ seen: 'hidden', reasons: [{ why: 'role', role: 'viewer', right: 'hidden' }] });
    expect(rights.system).toEqual([]);
  });

  it('is for who manages roles', async () => {
    expect((await rep.call('GET', `/api/users/${rep.userId}/rights`)).statusCode).toBe(403);
    expect((await designer.call('GET', `/api/users/${rep.userId}/rights`)).statusCode).toBe(200);
  });
});

it('a role that somebody has is not removed from under them by a change set', async () => {
  const { id } = (await administrator('POST', '/api/change-sets', { name: '删除' })).json();
  const drafts = [{ kind: 'role', name: 'viewer', body: null }];
  await administrator('PUT', `/api/change-sets/${id}/drafts`, { drafts });
  const published = await administrator('POST', `/api/change-sets/${id}/publish`, {});
  expect([published.statusCode, published.json().code]).toEqual([409, 'inUse']);
});
