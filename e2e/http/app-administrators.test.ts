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
  const made = await publishDrafts(administrator, [
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

test('who administers an app has no revisions, no packages, no switches, and no other object to ask about', async () => {
  for (const path of ['/api/definitions/revisions', '/api/definitions/export', '/api/definitions/removed', '/api/apps'])
    expect([path, (await keeper.call('GET', path)).statusCode]).toEqual([path, 403]);
  expect((await keeper.call('POST', '/api/apps/kits/switch', { on: false })).statusCode).toBe(403);
  expect((await keeper.call('GET', '/api/definitions/object/deal/facts')).statusCode).toBe(404);
  expect((await keeper.call('GET', '/api/definitions/object/deal/used-by')).statusCode).toBe(404);
  expect((await keeper.call('POST', '/api/definitions/object/deal/try', { expression: 'name' })).statusCode).toBe(404);
  expect((await keeper.call('GET', '/api/definitions/object/kit/facts')).statusCode).toBe(200);
});
