import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let server: TestApp;
let administrator: Caller;

beforeAll(async () => {
  server = await openApp();
  administrator = await server.signIn();
});
afterAll(() => server.close());

async function keyFor(role: string): Promise<(path: string, body?: unknown) => Promise<{ status: number; body: Body }>> {
  const { key } = (await administrator('POST', '/api/api-keys', { name: role, roles: [role] })).json();
  return async (url, body) => {
    const headers = { authorization: `Bearer ${key}`, 'accept-language': 'en' };
    const method = body ? 'POST' : 'GET';
    const answer = await server.app.inject({ url, method, headers, ...(body ? { payload: body as object } : {}) });
    return { status: answer.statusCode, body: answer.json() };
  };
}

type Body = { code?: string; detail?: string; title?: string; records?: unknown[]; paths?: object };

const list = { select: ['name'] };

test('an app that is off is gone from lists, model and description of the API, is refused in words, and is on again as before', async () => {
  const rep = await keyFor('sales_rep');
  await administrator('POST', '/api/records/account', { name: 'Kept Ltd' });
  expect((await administrator('POST', '/api/apps/sales/switch', { on: false })).statusCode).toBe(204);
  for (const call of [rep, asKey(administrator)]) {
    const refused = await call('/api/records/account/query', list);
    expect([refused.status, refused.body.code]).toEqual([403, 'appOff']);
    const controlled = await call('/api/records/deal_line/query', { select: ['id'] });
    expect([controlled.status, controlled.body.code]).toEqual([403, 'appOff']);
    const { paths = {} } = (await call('/api/openapi.json')).body;
    expect(Object.keys(paths).filter((path) => path.includes('/account'))).toEqual([]);
  }
  expect((await rep('/api/records/account/query', list)).body.title).toContain('is switched off');
  expect((await administrator('GET', '/api/apps')).json()).toMatchObject([{ name: 'sales', off: true, solution: 'sales' }]);
  expect((await administrator('POST', '/api/records/account', { name: 'Lost Ltd' })).json().code).toBe('appOff');
  expect((await administrator('POST', '/api/records/user/query', list)).statusCode).toBe(200);

  await administrator('POST', '/api/apps/sales/switch', { on: true });
  const { records } = (await administrator('POST', '/api/records/account/query', list)).json();
  expect(records).toEqual([expect.objectContaining({ name: 'Kept Ltd' })]);
});

test('what leads to an app that is off is not asked for, and everything that is about it says why it does not go', async () => {
  const label = { zh: '拜访', en: 'Visit' };
  const visit = {
    ...{ label, icon: 'map-pin', title: 'name' },
    fields: { name: { type: 'text', label }, account: { type: 'relation', to: 'account', label, required: true } },
  };
  const report = {
    label,
    chart: 'number',
    query: { type: 'summary', object: 'account', measures: [{ name: 'n', label, aggregate: 'count' }] },
  };
  const made = [
    { kind: 'object', name: 'visit', body: visit },
    { kind: 'report', name: 'accounts_counted', body: report },
  ];
  expect((await publishDrafts(administrator, made)).statusCode).toBe(200);
  expect((await administrator('POST', '/api/records/visit', { name: 'Alone' })).statusCode).toBe(422);
  const { id } = (await administrator('POST', '/api/records/account', { name: 'Mortise' })).json();
  const undoable = { 'tenon-undo': 'token' };
  const edited = await administrator('PATCH', `/api/records/account/${id}`, { name: 'Tenon' }, undoable);
  await administrator('POST', '/api/apps/sales/switch', { on: false });

  expect((await administrator('POST', '/api/records/visit', { name: 'Alone' })).statusCode).toBe(201);
  const undone = await administrator('POST', `/api/undo/${edited.headers['tenon-undo']}`);
  expect(undone.json().failed[0].problems[0]).toMatchObject({
    code: 'appOff',
    message: expect.stringContaining('is switched off'),
  });
  const view = { body: { object: 'account', label, type: 'table', columns: [{ field: 'name' }] } };
  const asked: [string, unknown?][] = [
    ['/api/reports/accounts_counted'],
    ['/api/reports/accounts_counted/run', {}],
    ['/api/reports/run', { report }],
    ['/api/views', view],
    ['/api/definitions/object/account/try', { expression: 'name' }],
  ];
  for (const [path, body] of asked) {
    const refused = await asKey(administrator)(path, body);
    expect([path, refused.status, refused.body.code]).toEqual([path, 403, 'appOff']);
  }
  await administrator('POST', '/api/apps/sales/switch', { on: true });
  expect((await administrator('POST', '/api/records/visit', { name: 'Alone' })).statusCode).toBe(422);
});

test('for who has a role that does without an app it is off, and for the others it is not', async () => {
  const role = { label: { zh: '访客', en: 'Guest' }, objects: { '*': { read: 'all' } }, apps: { sales: 'off' } };
  const made = await administrator('POST', '/api/roles', { name: 'guest', body: role });
  expect([made.statusCode, made.body]).toEqual([201, expect.anything()]);
  const guest = await keyFor('guest');
  expect((await guest('/api/records/account/query', list)).body.code).toBe('appOff');
  expect((await guest('/api/records/user/query', list)).status).toBe(200);
  expect((await administrator('POST', '/api/records/account/query', list)).statusCode).toBe(200);
  const unknown = await administrator('PUT', '/api/roles/guest', { body: { ...role, apps: { nothing: 'off' } } });
  expect(unknown.body).toContain('nothing');
});

test('nobody without the right to design switches an app', async () => {
  const rep = await keyFor('sales_rep');
  expect((await rep('/api/apps/sales/switch', { on: false })).status).toBe(403);
});

function asKey(call: Caller) {
  return async (path: string, body?: unknown) => {
    const answer = await call(body ? 'POST' : 'GET', path, body);
    return { status: answer.statusCode, body: answer.json() as Body };
  };
}
