import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Colleague, inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let administrator: Caller;
let caller: Colleague;
let account: string;
let contact: string;

const phone = '+8613800138000';
const told = { name: { masked: '张**' }, phone: { masked: '138****8000' }, email: { masked: 'z***@example.com' } };
const birthday = { masked: '1990-**-**' };
const get = async (path: string) => (await caller.call('GET', path)).json();
const filterOf = (filter: object) => `filter=${encodeURIComponent(JSON.stringify(filter))}`;

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  const masked = ['contact.name', 'contact.phone', 'contact.email', 'contact.birthday', 'contact.source', 'contact.account'];
  const body = {
    label: { zh: '外呼', en: 'Caller' },
    objects: { '*': { read: 'all', edit: 'all', create: true, export: true, import: true } },
    fields: Object.fromEntries(masked.map((field) => [field, field === 'contact.account' ? 'read' : 'masked'])),
  };
  expect((await administrator('POST', '/api/roles', { name: 'caller', body })).statusCode).toBeLessThan(300);
  caller = await inviteColleague(test, { name: '李雷', roles: ['caller'] });
  account = (await administrator('POST', '/api/records/account', { name: '东海汽配' })).json().id;
  const values = { account, name: '张小三', phone, email: 'zhang@example.com', birthday: '1990-05-01', source: 'online_inquiry' };
  const made = await administrator('POST', '/api/records/contact', values);
  expect(made.statusCode, made.body).toBe(201);
  contact = made.json().id;
  await administrator('PATCH', `/api/records/contact/${contact}`, { phone: '+8613900139000' });
  await administrator('PATCH', `/api/records/contact/${contact}`, { phone });
});
afterAll(() => test.close());

/** Nothing of the values that are masked, in whatever part of an answer. */
function expectNothingClear(answer: unknown): void {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  for (const part of ['13800138000', '13900139000', '张小三', 'zhang@', '1990-05', 'online_inquiry'])
    expect(text).not.toContain(part);
}

describe('a masked value', () => {
  it('is told in part in a record, a list, along a path, in its history, on its timeline and in an export', async () => {
    const record = await get(`/api/records/contact/${contact}`);
    expect(record).toMatchObject({ ...told, birthday, source: { masked: '••••' }, account: { title: '东海汽配' } });
    const list = await get('/api/records/contact?select=name,phone,email,birthday');
    expect(list.records.find(({ id }: { id: string }) => id === contact)).toMatchObject({ ...told, birthday });
    const history = await get(`/api/records/contact/${contact}/history`);
    expect(JSON.stringify(history)).toContain('139****9000');
    const timeline = await get(`/api/records/contact/${contact}/timeline`);
    const { body: csv, statusCode } = await caller.call('GET', '/api/records/contact/export.csv?select=name,phone,email');
    expect(statusCode).toBe(200);
    expect(csv).toContain('张**,138****8000,z***@example.com');
    for (const answer of [record, list, history, timeline, csv]) expectNothingClear(answer);
  });

  it('leads to no record, by filter, order, search or likeness, and counts in no figure', async () => {
    const asked = [
      `/api/records/contact?${filterOf({ field: 'phone', op: 'eq', value: phone })}`,
      `/api/records/contact?${filterOf({ field: 'phone', op: 'notEmpty' })}`,
      '/api/records/contact?sort=phone',
      `/api/records/account?${filterOf({ some: 'contacts', filter: { field: 'phone', op: 'eq', value: phone } })}`,
    ];
    for (const path of asked) expect((await caller.call('GET', path)).statusCode, path).toBe(400);
    for (const q of ['13800138000', '张小三', 'zhang@example.com']) {
      const { hits } = await get(`/api/search?q=${encodeURIComponent(q)}`);
      expect(hits).toEqual([]);
      expect((await get(`/api/records/contact?search=${encodeURIComponent(q)}`)).records).toEqual([]);
    }
    const values = { phone, email: 'zhang@example.com', name: '张小三' };
    const similar = await caller.call('POST', '/api/records/contact/similar', { values });
    expect(similar.json()).toEqual({ records: [], others: 0 });
  });

  it('names its record nowhere', async () => {
    const related = await get(`/api/records/account/${account}`);
    const task = await administrator('POST', '/api/records/task', {
      subject: '回电',
      related: { object: 'contact', id: contact },
    });
    const read = await get(`/api/records/task/${task.json().id}`);
    expect(read.related).toMatchObject({ id: contact, title: null });
    for (const answer of [related, read]) expectNothingClear(answer);
  });

  it('cannot be given, and its mask is no value', async () => {
    for (const value of ['+8613700137000', told.phone]) {
      const answer = await caller.call('PATCH', `/api/records/contact/${contact}`, { phone: value });
      expect(answer.statusCode).toBe(422);
      expect(answer.json().problems).toMatchObject([{ field: 'phone', code: 'fieldReadOnly' }]);
    }
    const other = await caller.call('PATCH', `/api/records/contact/${contact}`, { wechat: 'xiaosan' });
    expect(other.statusCode).toBe(200);
    expect(other.json()).toMatchObject({ ...told, wechat: 'xiaosan' });
    expectNothingClear(other.json());
  });

  it('is of a field of which nothing else is offered', async () => {
    const { objects } = await get('/api/metadata');
    const { fields, search, similar } = objects.contact;
    expect(fields.phone).toMatchObject({ access: 'masked', operators: [], aggregates: [], sortable: false, groupable: false });
    expect([...search, ...similar]).toEqual(['office_phone']);
    const { components } = await get('/api/openapi.json');
    expect(JSON.stringify(components.schemas.contact.properties.phone)).toContain('"masked"');
    expect(Object.keys(components.schemas.contact_input?.properties ?? {})).not.toContain('phone');
  });

  it('is seen whole by who may reveal it, one field of one record at a time, and the history says who saw what', async () => {
    const path = `/api/records/contact/${contact}/reveal`;
    expect((await caller.call('POST', path, { field: 'phone' })).statusCode).toBe(403);
    const revealer = await colleagueWith({
      contact: { read: 'own', reveal: true },
      account: { read: 'own' },
      user: { read: 'all' },
    });
    expect((await revealer.call('POST', path, { field: 'phone' })).statusCode).toBe(404);
    await administrator('PATCH', `/api/records/account/${account}`, { owner: revealer.userId });
    expect((await revealer.call('POST', path, { field: 'phone' })).json()).toEqual({ value: phone });
    // What is hidden, clear or not there is nothing to reveal; everything else about the record stays behind its mask.
    for (const field of ['email', 'wechat', 'account', 'nothing', 'constructor'])
      expect((await revealer.call('POST', path, { field })).statusCode, field).toBe(404);
    const record = (await revealer.call('GET', `/api/records/contact/${contact}`)).json();
    expect(record).toMatchObject({ phone: told.phone, name: told.name });
    const { entries } = (await revealer.call('GET', `/api/records/contact/${contact}/history`)).json();
    expect(entries[0]).toMatchObject({
      action: 'reveal',
      actor: { id: revealer.userId },
      changes: { phone: { from: null, to: null } },
    });
    // Whoever does not see the field is not told that somebody looked at it, and nothing counts as changed by it.
    const blind = await colleagueWith({ '*': { read: 'all' } }, { 'contact.phone': 'hidden' });
    const { entries: told2 } = (await blind.call('GET', `/api/records/contact/${contact}/history`)).json();
    expect(told2.map(({ action }: { action: string }) => action)).not.toContain('reveal');
    const all = (await administrator('GET', `/api/records/contact/${contact}/history`)).json().entries;
    expect(all.at(-1).changes.phone).toEqual({ from: null, to: phone });
    const rights = (await administrator('GET', `/api/users/${revealer.userId}/rights`)).json();
    expect(rights.looks).toEqual({ print: 0, reveal: 1 });
  });

  it('is printed masked, by who may print, and the history says so', async () => {
    const path = `/api/records/contact/${contact}/print`;
    expect((await caller.call('POST', path, {})).statusCode).toBe(403);
    const printer = await colleagueWith({ '*': { read: 'all', print: true } }, { 'contact.phone': 'masked' });
    const sheet = (await printer.call('POST', path, { select: ['name', 'phone', 'account.name'] })).json();
    expect(sheet).toMatchObject({ phone: told.phone, 'account.name': '东海汽配' });
    const { entries } = (await printer.call('GET', `/api/records/contact/${contact}/history`)).json();
    expect(entries[0]).toMatchObject({ action: 'print', actor: { id: printer.userId }, changes: {} });
  });
});

let roles = 0;

/** Somebody with a role of their own; the phone and the name of contacts are masked unless told otherwise. */
async function colleagueWith(
  objects: object,
  fields: object = { 'contact.phone': 'masked', 'contact.name': 'masked', 'contact.email': 'hidden' },
) {
  roles += 1;
  const name = `looks_${roles}`;
  const body = { label: { zh: '查看', en: 'Looks' }, objects, fields };
  const made = await administrator('POST', '/api/roles', { name, body });
  expect(made.statusCode, made.body).toBeLessThan(300);
  return inviteColleague(test, { name: `韩梅${roles}`, roles: [name] });
}
