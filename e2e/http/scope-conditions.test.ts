import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Colleague, inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

const where = {
  and: [
    { field: 'level', op: 'eq', value: 'a' },
    { field: 'industry', op: 'notEmpty' },
  ],
};
const rights = { read: { where }, edit: { where: { and: [where, { field: 'owner', op: 'eq', value: { me: true } }] } } };
const label = { zh: '重点客户', en: 'Key accounts' };
const objects = {
  account: { ...rights, export: true },
  contact: { read: 'all', edit: 'all', create: true },
  user: { read: 'all' },
};

let test: TestApp;
let administrator: Caller;
let seller: Colleague;
const accounts: Record<string, string> = {};

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  const made = await administrator('POST', '/api/roles', { name: 'key_accounts', body: { label, objects } });
  expect(made.statusCode, made.body).toBeLessThan(300);
  seller = await inviteColleague(test, { name: '李雷', roles: ['key_accounts'] });
  await make('mine', { level: 'a', industry: 'retail', owner: seller.userId });
  await make('key', { level: 'a', industry: 'retail' });
  await make('blank', { level: 'a' });
  await make('regular', { level: 'b', industry: 'retail', owner: seller.userId });
});
afterAll(() => test.close());

async function make(name: string, values: object): Promise<void> {
  const answer = await administrator('POST', '/api/records/account', { name: `海东 ${name}`, ...values });
  expect(answer.statusCode, answer.body).toBe(201);
  accounts[name] = answer.json().id;
}

const get = async (path: string) => (await seller.call('GET', path)).json();
const statusOf = async (method: 'GET' | 'PATCH', name: string, body?: object) =>
  (await seller.call(method, `/api/records/account/${accounts[name]}`, body)).statusCode;

it('a role sees the records that its own condition names, and no others, wherever records are told', async () => {
  const list = await get('/api/records/account?sort=name&count=exact');
  expect(list.records.map(({ name }: { name: string }) => name)).toEqual(['海东 key', '海东 mine']);
  expect(list.count.value).toBe(2);
  expect(await statusOf('GET', 'key')).toBe(200);
  for (const name of ['blank', 'regular']) expect(await statusOf('GET', name), name).toBe(404);
  const { hits } = await get(`/api/search?q=${encodeURIComponent('海东')}`);
  expect(hits.map(({ id }: { id: string }) => id).sort()).toEqual([accounts.key, accounts.mine].sort());
  const measures = [{ name: 'n', aggregate: 'count' }];
  const { rows } = (await seller.call('POST', '/api/records/account/aggregate', { measures })).json();
  expect(rows).toMatchObject([{ values: { n: 2 } }]);
  const { body: csv } = await seller.call('GET', '/api/records/account/export.csv?select=name');
  expect(csv).toContain('海东 key');
  expect(csv).not.toContain('regular');
  const link = (name: string) => seller.call('POST', '/api/records/contact', { name: '张三', account: accounts[name] });
  expect((await link('mine')).statusCode).toBe(201);
  expect((await link('regular')).statusCode).toBe(422);
});

it('changes those that the condition for changing names, as they were before', async () => {
  expect(await statusOf('PATCH', 'key', { website: 'https://key.example' })).toBe(403);
  expect(await statusOf('PATCH', 'mine', { website: 'https://mine.example', level: 'b' })).toBe(200);
  expect(await statusOf('GET', 'mine')).toBe(404);
  await administrator('PATCH', `/api/records/account/${accounts.mine}`, { level: 'a' });
  expect(await statusOf('GET', 'mine')).toBe(200);
});

it('explains that it is a condition, and tells what it asks for as where the field is used', async () => {
  const { objects: explained } = (await administrator('GET', `/api/users/${seller.userId}/rights`)).json();
  const account = explained.find(({ object }: { object: string }) => object === 'account');
  expect(account.actions[0]).toMatchObject({ action: 'read', scopes: ['where'], allowed: true, reasons: [{ gives: 'where' }] });
  const usages = await administrator('GET', '/api/definitions/object/account/used-by?field=industry');
  expect(usages.body).toContain('key_accounts');
});

it.each([
  ['a field that is not there', { account: { read: { where: { field: 'colour', op: 'eq', value: 'red' } } } }, 'colour'],
  [
    'a value that is none',
    { account: { read: { where: { field: 'level', op: 'eq', value: 'z' } } } },
    '“Level” has no option “z”',
  ],
  [
    'what is worked out',
    { account: { read: { where: { field: 'won_amount', op: 'gt', value: 1 } } } },
    '“Won amount” cannot stand here',
  ],
  ['nothing', { account: { read: { where: { and: [] } } } }, 'empty'],
  ['all other objects', { '*': { read: { where: { field: 'owner', op: 'eq', value: { me: true } } } } }, 'over one object'],
  [
    'a linked record that the role does not read',
    { contact: { read: { where: { field: 'account.level', op: 'eq', value: 'a' } } } },
    'account.level',
  ],
])('is refused over %s', async (_, given, words) => {
  const answer = await administrator('POST', '/api/roles', { name: 'bad_condition', body: { label, objects: given } });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words);
});

it('is refused over a field that the role does not see, and to who does not see it', async () => {
  const body = { label, objects: { account: { read: { where } } }, fields: { 'account.level': 'masked' } };
  const hiding = await administrator('POST', '/api/roles', { name: 'bad_condition', body });
  expect(hiding.statusCode).toBe(422);
  const lesser = {
    label,
    objects: {
      '*': { read: 'all', edit: 'all', create: true, delete: 'all', transfer: 'all', import: true, export: true, bulk: true },
    },
    fields: { 'account.level': 'hidden' },
    system: ['manageRoles', 'manageUsers'],
  };
  expect((await administrator('POST', '/api/roles', { name: 'lesser', body: lesser })).statusCode).toBeLessThan(300);
  const maker = await inviteColleague(test, { name: '韩梅', roles: ['lesser'] });
  const made = await maker.call('POST', '/api/roles', {
    name: 'peeping',
    body: { label, objects: { account: { read: { where } } } },
  });
  expect([made.statusCode, made.json().code]).toEqual([403, 'beyondRights']);
});

it('goes along links, where a record without the link is not something', async () => {
  await make('child of key', { parent: accounts.key });
  await make('child of regular', { parent: accounts.regular });
  const seen: string[][] = [];
  for (const op of ['eq', 'ne']) {
    const name = `along_${op}`;
    const along = { account: { read: { where: { field: 'parent.level', op, value: 'a' } } }, user: { read: 'all' } };
    const made = await administrator('POST', '/api/roles', { name, body: { label, objects: along } });
    expect(made.statusCode, made.body).toBeLessThan(300);
    const reader = await inviteColleague(test, { name, roles: [name] });
    const { records } = (await reader.call('GET', '/api/records/account?sort=name')).json();
    seen.push(records.map((record: { name: string }) => record.name));
  }
  expect(seen).toEqual([['海东 child of key'], ['海东 blank', '海东 child of regular', '海东 key', '海东 mine', '海东 regular']]);
});
