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
});
