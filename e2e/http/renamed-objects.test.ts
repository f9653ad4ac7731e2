import type { Definition, ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let administrator: Caller;
let colleague: Caller;
const ids: Record<string, string> = {};
let revision: number;

const text = (zh: string, en: string) => ({ zh, en });
const name = { type: 'text', label: text('名称', 'Name'), required: true };
const device = {
  label: text('设备', 'Device'),
  icon: 'box',
  title: 'name',
  fields: {
    name,
    number: { type: 'autoNumber', label: text('编号', 'Number'), pattern: 'D-{0000}' },
    price: { type: 'integer', label: text('单价', 'Price') },
    users: { type: 'manyToMany', to: 'account', label: text('使用者', 'Used by') },
  },
};
const repair = {
  label: text('维修', 'Repair'),
  icon: 'tool',
  title: 'name',
  fields: {
    name,
    device: { type: 'relation', to: 'device', label: text('设备', 'Device') },
    about: { type: 'polymorphic', to: ['device', 'account'], label: text('关于', 'About') },
  },
};
const columns = [{ field: 'name' }];
const everything = { read: 'all', create: true, edit: 'all', delete: 'all' };
const drafts = [
  { kind: 'object', name: 'device', body: device },
  { kind: 'object', name: 'repair', body: repair },
  { kind: 'view', name: 'device_all', body: { object: 'device', type: 'table', label: text('全部', 'All'), columns } },
  {
    kind: 'layout',
    name: 'device',
    body: {
      object: 'device',
      highlights: [],
      sections: [{ id: 'basics', label: text('基本', 'Basics'), fields: ['name', 'price'] }],
      related: [{ object: 'repair', via: 'device', columns: ['name'] }],
      quickCreate: ['name'],
    },
  },
  {
    kind: 'report',
    name: 'devices',
    body: {
      label: text('设备数', 'Devices'),
      chart: 'number',
      query: { type: 'summary', object: 'device', measures: [{ name: 'n', aggregate: 'count', label: text('数', 'Number') }] },
    },
  },
  {
    kind: 'app',
    name: 'service',
    body: {
      label: text('售后', 'Service'),
      icon: 'tool',
      menu: [{ id: 'all', objects: ['device', 'repair'] }],
      main: ['device'],
      tabs: ['device'],
      shortcuts: [{ object: 'device', key: 'z' }],
      home: [{ id: 'list', card: 'records', view: 'device_all' }],
      firstSteps: [{ id: 'first', step: 'create', object: 'device' }],
    },
  },
  {
    kind: 'role',
    name: 'engineer',
    body: {
      label: text('工程师', 'Engineer'),
      objects: { device: everything, repair: everything, account: { read: 'all' }, user: { read: 'all' } },
      fields: { 'device.price': 'hidden' },
    },
  },
];

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  await publish(drafts);
  const make = async (object: string, body: object) => (await administrator('POST', `/api/records/${object}`, body)).json().id;
  ids.account = await make('account', { name: '东海' });
  ids.device = await make('device', { name: '车床', price: 80, users: [ids.account] });
  ids.repair = await make('repair', { name: '换刀', device: ids.device, about: { object: 'device', id: ids.device } });
  await administrator('PATCH', `/api/records/device/${ids.device}`, { price: 90 });
  await administrator('POST', '/api/views', { body: { object: 'device', type: 'table', label: text('我的', 'Mine'), columns } });
  colleague = (await inviteColleague(test, { name: '韩梅梅', roles: ['engineer'] })).call;
  const { body } = await definition('object', 'device');
  revision = await publish([
    { kind: 'object', name: 'machine', body: { ...(body as ObjectBody), was: 'device' } },
    { kind: 'object', name: 'device', body: null },
  ]);
});
afterAll(() => test.close());

it('an object that was renamed keeps its records, links, numbers and history, and all that names it follows', async () => {
  const record = (await administrator('GET', `/api/records/machine/${ids.device}`)).json();
  expect(record).toMatchObject({ name: '车床', number: 'D-0001', price: 90, users: [{ id: ids.account }] });
  const found = (await administrator('GET', `/api/records/repair/${ids.repair}`)).json();
  expect(found).toMatchObject({ device: { id: ids.device, title: '车床' }, about: { object: 'machine', title: '车床' } });
  const made = (await administrator('POST', '/api/records/machine', { name: '铣床' })).json();
  expect(made.number).toBe('D-0002');
  const timeline = (await administrator('GET', `/api/records/machine/${ids.device}/timeline`)).json();
  expect(JSON.stringify(timeline)).toContain('80');
  expect((await definition('view', 'device_all')).body).toMatchObject({ object: 'machine' });
  expect((await definition('app', 'service')).body).toMatchObject({
    ...{ menu: [{ objects: ['machine', 'repair'] }], main: ['machine'], tabs: ['machine'], shortcuts: [{ object: 'machine' }] },
    firstSteps: [{ object: 'machine' }],
  });
  expect((await definition('object', 'repair')).body).toMatchObject({
    fields: { device: { to: 'machine' }, about: { to: ['machine', 'account'] } },
  });
  expect((await definition('role', 'engineer')).body).toMatchObject({ fields: { 'machine.price': 'hidden' } });
  const { views } = (await administrator('GET', '/api/metadata')).json();
  expect(views).toContainEqual(expect.objectContaining({ object: 'machine', label: text('我的', 'Mine') }));
  expect((await administrator('GET', '/api/reports/devices')).statusCode).toBe(200);
  expect((await administrator('GET', '/api/definitions/removed')).json().removed).toEqual([]);
});

it('the history of its definition goes on from what it was called before', async () => {
  const { changes } = (await administrator('GET', '/api/definitions/object/machine/history')).json();
  expect(changes).toMatchObject([
    { revision, before: { label: device.label }, after: { was: 'device' } },
    { before: null, after: { label: device.label } },
  ]);
});

it('it answers to its former name: in paths, filters, links, figures and what is written', async () => {
  expect((await administrator('GET', `/api/records/device/${ids.device}`)).json()).toMatchObject({ name: '车床' });
  const made = await administrator('POST', '/api/records/device', { name: '刨床', price: 5 });
  expect(made.statusCode).toBe(201);
  const about = { object: 'device', id: made.json().id };
  const linked = (await administrator('POST', '/api/records/repair', { name: '上油', about })).json();
  expect(linked.about).toMatchObject({ object: 'machine', title: '刨床' });
  const filter = encodeURIComponent(JSON.stringify({ field: 'about', op: 'eq', value: about }));
  expect((await administrator('GET', `/api/records/repair?filter=${filter}`)).json().records).toHaveLength(1);
  const measures = [{ name: 'n', aggregate: 'count' }];
  expect((await administrator('POST', '/api/records/device/aggregate', { measures })).statusCode).toBe(200);
  const { paths } = (await administrator('GET', '/api/openapi.json')).json();
  expect(paths['/api/records/device'].get.deprecated).toBe(true);
  expect(paths['/api/records/machine'].get.deprecated).toBeUndefined();
  expect((await colleague('GET', '/api/records/device?select=price')).statusCode).toBe(400);
  expect(Object.keys((await colleague('GET', `/api/records/device/${ids.device}`)).json())).not.toContain('price');
});

it('says when the name was used last', async () => {
  const { formerNames } = (await administrator('GET', '/api/definitions/object/machine/facts')).json();
  expect(formerNames.device.times).toBeGreaterThan(3);
});

it('no other object takes the name until it is taken away; an object that is shipped keeps its own', async () => {
  const refused = await publishDrafts(administrator, [{ kind: 'object', name: 'device', body: device }]);
  expect(refused.statusCode).toBe(422);
  expect(refused.json().problems[0]).toMatchObject({
    field: 'object/device#name',
    message: expect.stringContaining('former API name of the object “Device”'),
  });
  const { body } = await definition('object', 'account');
  const shipped = await publishDrafts(administrator, [
    { kind: 'object', name: 'customer', body: { ...(body as ObjectBody), was: 'account' } },
    { kind: 'object', name: 'account', body: null },
  ]);
  expect(shipped.json().problems).toMatchObject([{ field: 'object/account', message: expect.stringContaining('account') }]);
});

it('an earlier revision brings the name back, and with it everything as it was', async () => {
  expect((await administrator('POST', `/api/definitions/revisions/${revision - 1}/restore`, {})).statusCode).toBe(200);
  expect((await administrator('GET', `/api/records/device/${ids.device}`)).json()).toMatchObject({ name: '车床' });
  expect((await administrator('GET', '/api/records/machine')).statusCode).toBe(404);
  expect((await administrator('GET', `/api/records/repair/${ids.repair}`)).json().about).toMatchObject({ object: 'device' });
});

async function publish(each: { kind: string; name: string; body: unknown }[]): Promise<number> {
  const answer = await publishDrafts(administrator, each);
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.json().revision;
}

async function definition(kind: string, called: string): Promise<Definition> {
  const { definitions } = (await administrator('GET', '/api/definitions')).json() as { definitions: Definition[] };
  return definitions.find((each) => each.kind === kind && each.name === called) as Definition;
}
