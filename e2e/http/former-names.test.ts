import type { Definition, Field, ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let administrator: Caller;

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  await change('account', ({ employees, ...fields }) => ({ ...fields, headcount: { ...employees, was: 'employees' } as Field }));
});
afterAll(() => test.close());

it('a field that was renamed is written and read by its former name as well, here and through links', async () => {
  const made = (await administrator('POST', '/api/records/account', { name: '东海', employees: 80 })).json();
  expect(made).toMatchObject({ employees: 80, headcount: 80 });
  const changed = await administrator('PATCH', `/api/records/account/${made.id}`, { employees: 90 });
  expect(changed.json()).toMatchObject({ employees: 90, headcount: 90 });
  await administrator('POST', '/api/records/account', { name: '南粤', headcount: 20, employees: 30 });
  const list = async (query: string) => (await administrator('GET', `/api/records/account?${query}`)).json().records;
  expect(await list('select=name,employees&sort=-employees')).toMatchObject([
    { name: '东海', employees: 90 },
    { name: '南粤', employees: 20 },
  ]);
  expect(await list(`select=name&filter=${said({ field: 'employees', op: 'lt', value: 50 })}`)).toMatchObject([{ name: '南粤' }]);
  await administrator('POST', '/api/records/contact', { name: '李雷', account: made.id });
  const through = `select=account.employees&filter=${said({ and: [{ not: { field: 'account.employees', op: 'empty' } }] })}`;
  const [contact] = (await administrator('GET', `/api/records/contact?${through}`)).json().records;
  expect(contact).toMatchObject({ 'account.employees': 90 });
  const measures = [{ name: 'sum', aggregate: 'sum', field: 'employees' }];
  const counted = await administrator('POST', '/api/records/account/aggregate', { measures });
  expect(JSON.stringify(counted.json())).toContain('110');
});

it('the description of the API marks the former name as deprecated', async () => {
  const { components } = (await administrator('GET', '/api/openapi.json')).json();
  const schemas = Object.values(components.schemas) as { properties?: Record<string, { deprecated?: boolean }> }[];
  const named = schemas.flatMap(({ properties = {} }) => (properties.headcount ? (properties.employees ?? []) : []));
  expect(named.length).toBeGreaterThan(1);
  expect(named.every(({ deprecated }) => deprecated === true)).toBe(true);
});

it('who may not see a field does not see it by its former name', async () => {
  const body = {
    label: { zh: '外勤', en: 'Field staff' },
    objects: { account: { read: 'all', create: true, edit: 'all' }, user: { read: 'all' } },
    fields: { 'account.headcount': 'hidden' },
  };
  expect((await publishDrafts(administrator, [{ kind: 'role', name: 'outdoors', body }])).statusCode).toBe(200);
  const { call } = await inviteColleague(test, { name: '韩梅梅', roles: ['outdoors'] });
  const [first] = (await call('GET', '/api/records/account')).json().records;
  expect(Object.keys(first)).not.toContain('employees');
  expect((await call('GET', '/api/records/account?select=employees')).statusCode).toBe(400);
  expect((await call('GET', `/api/records/account?filter=${said({ field: 'employees', op: 'gt', value: 1 })}`)).statusCode).toBe(
    400,
  );
  const written = await call('PATCH', `/api/records/account/${first.id}`, { employees: 1 });
  expect(written.statusCode).toBe(422);
  // The name that it has now would say that it is there.
  const figures = { measures: [{ name: 'sum', aggregate: 'sum', field: 'employees' }] };
  const refusals = [
    written,
    await call('GET', '/api/records/account?select=employees'),
    await call('GET', '/api/records/account?sort=employees'),
    await call('GET', `/api/records/account?filter=${said({ field: 'employees', op: 'gt', value: 1 })}`),
    await call('POST', '/api/records/account/aggregate', figures),
    await call('POST', '/api/records/account', { name: '北海', employees: 1 }),
    await call('POST', '/api/records/account/bulk', { action: 'update', ids: [first.id], values: { employees: 1 } }),
    await call('GET', '/api/records/contact?select=account.employees'),
  ];
  for (const { body } of refusals) expect([body, body.includes('headcount')]).toEqual([body, false]);
});

it('a new field may not take the name until it is taken away, and then it answers no longer', async () => {
  const another = { type: 'text', label: { zh: '另一个', en: 'Other' } } as Field;
  const refused = await draft('account', (fields) => ({ ...fields, employees: another }));
  expect(refused.statusCode).toBe(422);
  expect(refused.json().problems[0].field).toBe('object/account#fields.employees');
  await change('account', (fields) => ({ ...fields, headcount: { ...fields.headcount, aliases: [] } as unknown as Field }));
  expect((await administrator('GET', '/api/records/account?select=employees')).statusCode).toBe(400);
  await change('account', (fields) => ({ ...fields, employees: another }));
  expect((await administrator('POST', '/api/records/account', { name: '北方', employees: '多' })).json().employees).toBe('多');
});

const said = (filter: object) => encodeURIComponent(JSON.stringify(filter));

type Change = (fields: Record<string, Field>) => Record<string, Field>;

async function draft(object: string, make: Change) {
  const { definitions } = (await administrator('GET', '/api/definitions')).json() as { definitions: Definition[] };
  const body = definitions.find((each) => each.kind === 'object' && each.name === object)?.body as ObjectBody;
  return publishDrafts(administrator, [{ kind: 'object', name: object, body: { ...body, fields: make(body.fields) } }]);
}

async function change(object: string, make: Change): Promise<void> {
  const answer = await draft(object, make);
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
}
