import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Colleague, inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let server: TestApp;
let administrator: Caller;
let keeper: Colleague;

const label = { zh: '设备', en: 'Kit' };
const kit = { label, icon: 'box', title: 'name', fields: { name: { type: 'text', label } } };
const app = { label, icon: 'box', menu: [{ id: 'all', objects: ['kit'] }], main: [], home: [] };
const keeperRole = { label, objects: { kit: { read: 'all', edit: 'all' } }, apps: { kits: 'administer' } };

beforeAll(async () => {
  server = await openApp();
  administrator = await server.signIn();
  const tool = { ...kit, label: { zh: '工具', en: 'Tool' } };
  const made = await publishDrafts(administrator, [
    { kind: 'object', name: 'tool', body: tool },
    { kind: 'app', name: 'tools', body: { ...app, menu: [{ id: 'all', objects: ['tool'] }] } },
    { kind: 'role', name: 'tool_keeper', body: { label, objects: { tool: { read: 'all' } }, apps: { tools: 'administer' } } },
    { kind: 'object', name: 'kit', body: kit },
    { kind: 'app', name: 'kits', body: app },
    { kind: 'role', name: 'kit_keeper', body: keeperRole },
  ]);
  expect(made.statusCode).toBe(200);
  keeper = await inviteColleague(server, { name: '韩梅梅', roles: ['kit_keeper'] });
});
afterAll(() => server.close());

test('who administers an app is told so, and is offered to customise its objects alone', async () => {
  expect((await keeper.call('GET', '/api/me')).json()).toMatchObject({ system: [], administers: ['kits'] });
  const { objects } = (await keeper.call('GET', '/api/metadata')).json();
  expect(objects.kit.access.design).toBe(true);
});

test('who administers an app publishes changes of it, and hears which are not theirs', async () => {
  const fields = { ...kit.fields, size: { type: 'integer', label } };
  expect((await publishDrafts(keeper.call, [{ kind: 'object', name: 'kit', body: { ...kit, fields } }])).statusCode).toBe(200);
  const deal = { kind: 'view', name: 'deals_2', body: { object: 'deal', label, type: 'table', columns: [{ field: 'name' }] } };
  const refused = await publishDrafts(keeper.call, [deal]);
  expect([refused.statusCode, refused.json().code, refused.json().title]).toEqual([
    403,
    'beyondApp',
    expect.stringMatching(/^Kit: this does not belong/),
  ]);
});

test('who administers an app tries its buttons and takes it away as a package, and no other', async () => {
  const { id } = (await administrator('POST', '/api/records/kit', { name: 'Lathe' })).json();
  const does = { kind: 'changeFields', inputs: { values: { name: { template: '{name}!' } } } };
  const asked = { id, button: { label, places: ['record'], does } };
  const tried = await keeper.call('POST', '/api/definitions/object/kit/try-button', asked);
  expect(tried.json()).toEqual({ holds: true, changes: [{ field: 'name', from: 'Lathe', to: 'Lathe!' }] });
  expect((await keeper.call('POST', '/api/definitions/object/deal/try-button', asked)).statusCode).toBe(404);
  const about = { name: 'own_kits', label, description: label };
  const taken = await keeper.call('POST', '/api/packages/export', { ...about, app: 'kits' });
  expect(Object.keys(taken.json().files)).toContain('object/kit.json');
  const sales = await keeper.call('POST', '/api/packages/export', { ...about, app: 'sales' });
  expect(sales.statusCode).toBe(404);
});

test('who administers an app is told how fields are filled, and which numbers were given, where they see all of these values', async () => {
  const fields = {
    name: kit.fields.name,
    batch: { type: 'autoNumber', label, pattern: 'K-{000}' },
    cost: { type: 'integer', label },
  };
  const lot = { ...kit, fields };
  const role = { ...keeperRole, objects: { ...keeperRole.objects, lot: { read: 'all' } } };
  const publish = (rights: object) =>
    publishDrafts(administrator, [
      { kind: 'object', name: 'lot', body: lot },
      { kind: 'app', name: 'kits', body: { ...app, menu: [{ id: 'all', objects: ['kit', 'lot'] }] } },
      { kind: 'role', name: 'kit_keeper', body: { ...role, ...rights } },
    ]);
  expect((await publish({ fields: { 'lot.cost': 'hidden', 'lot.batch': 'hidden' } })).statusCode).toBe(200);
  await administrator('POST', '/api/records/lot', { name: 'A', cost: 5 });
  await server.workspace.database.platform.query({ text: `analyze "${server.workspace.schema}".lot`, values: [] });
  const facts = async (call: Caller) => (await call('GET', '/api/definitions/object/lot/facts')).json().fields;
  expect(await facts(administrator)).toMatchObject({ cost: { filled: 1 }, batch: { filled: 1, numbers: { '': 1 } } });
  expect(await facts(keeper.call)).toEqual({
    name: { uses: expect.any(Number), filled: 1 },
    batch: { uses: expect.any(Number), filled: null },
    cost: { uses: expect.any(Number), filled: null },
  });
  expect((await publish({ objects: { ...role.objects, lot: { read: 'own' } } })).statusCode).toBe(200);
  expect((await facts(keeper.call)).name.filled).toBe(null);
});

test('who administers an app compares and installs a package of it, and none with anything else in it', async () => {
  const own = await inviteColleague(server, { name: '李雷', roles: ['tool_keeper'] });
  const about = { name: 'own_tools', label, description: label };
  const { files } = (await own.call('POST', '/api/packages/export', { ...about, app: 'tools' })).json();
  const tool = JSON.parse(files['object/tool.json']);
  const size = { type: 'integer', label };
  const next = { ...files, 'object/tool.json': JSON.stringify({ ...tool, fields: { ...tool.fields, size } }) };
  const asked = { files: next, choices: { 'object/tool': 'theirs', 'app/tools': 'theirs' } };
  const plan = await own.call('POST', '/api/packages/plan', asked);
  expect([plan.statusCode, plan.json().problems]).toEqual([200, []]);
  expect(plan.json().changes).toMatchObject([{ kind: 'object', name: 'tool', change: 'changed' }]);
  const installed = await own.call('POST', '/api/packages/install', asked);
  expect([installed.statusCode, installed.json().sampleProblems]).toEqual([200, []]);
  expect((await own.call('GET', '/api/metadata')).json().objects.tool.fields).toHaveProperty('size');
  const { revision } = installed.json();
  expect((await own.call('POST', `/api/definitions/revisions/${revision}/take-back`, {})).statusCode).toBe(200);

  const view = { object: 'deal', label, type: 'table', columns: [{ field: 'name' }] };
  const foreign = {
    'view/deals_3.json': view,
    'app/other.json': { ...app, menu: [] },
    'object/deal.extension.json': { order: 9 },
  };
  for (const [path, body] of Object.entries(foreign)) {
    const more = { ...asked, files: { ...next, [path]: JSON.stringify(body) } };
    for (const route of ['plan', 'install']) {
      const refused = await own.call('POST', `/api/packages/${route}`, more);
      expect([path, route, refused.statusCode, refused.json().code]).toEqual([path, route, 403, 'beyondApp']);
    }
  }
});

test('who administers an app does not take over the name of a package that brought something else', async () => {
  const deals = { 'view/deals_4.json': { object: 'deal', label, type: 'table', columns: [{ field: 'name' }] } };
  const manifest = { format: 1, name: 'own_deals', label, description: label, version: '1.0' };
  const files = (of: object) =>
    Object.fromEntries(Object.entries({ 'package.json': manifest, ...of }).map(([path, body]) => [path, JSON.stringify(body)]));
  const made = await administrator('POST', '/api/packages/install', { files: files(deals) });
  expect([made.statusCode, made.body]).toEqual([200, expect.any(String)]);
  const mine = { 'view/kits_2.json': { object: 'kit', label, type: 'table', columns: [{ field: 'name' }] } };
  const refused = await keeper.call('POST', '/api/packages/plan', { files: files(mine) });
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'beyondApp']);
});

test('who administers an app has no revisions, no switches, and no other object to ask about', async () => {
  for (const path of ['/api/definitions/revisions', '/api/definitions/export', '/api/definitions/removed', '/api/apps'])
    expect([path, (await keeper.call('GET', path)).statusCode]).toEqual([path, 403]);
  expect((await keeper.call('POST', '/api/apps/kits/switch', { on: false })).statusCode).toBe(403);
  expect((await keeper.call('GET', '/api/definitions/object/deal/facts')).statusCode).toBe(404);
  expect((await keeper.call('GET', '/api/definitions/object/deal/used-by')).statusCode).toBe(404);
  expect((await keeper.call('POST', '/api/definitions/object/deal/try', { expression: 'name' })).statusCode).toBe(404);
  expect((await keeper.call('GET', '/api/definitions/object/kit/facts')).statusCode).toBe(200);
});
