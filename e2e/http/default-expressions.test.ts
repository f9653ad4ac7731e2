import type { Field, ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let administrator: Caller;

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  const body = structuredClone(test.workspace.snapshot.objects.get('account')?.body) as ObjectBody;
  const withDefault = (name: string, expression: string) => {
    body.fields[name] = { ...body.fields[name], default: { expression } } as Field;
  };
  withDefault('industry', 'parent.industry');
  withDefault('website', '"https://" & phone & ".example.com"');
  expect((await publish(body)).statusCode).toBe(200);
});
afterAll(() => test.close());

async function publish(body: ObjectBody) {
  const { id } = (await administrator('POST', '/api/change-sets', {})).json();
  await administrator('PUT', `/api/change-sets/${id}/drafts`, { drafts: [{ kind: 'object', name: 'account', body }] });
  return administrator('POST', `/api/change-sets/${id}/publish`, {});
}

it('a new record takes what its default gives over what is filled in, and keeps what its writer gives', async () => {
  const parent = (await administrator('POST', '/api/records/account', { name: '总公司', industry: 'software' })).json();
  const child = (await administrator('POST', '/api/records/account', { name: '分公司', parent: parent.id })).json();
  expect(child.industry).toBe('software');
  const other = { name: '另一分公司', parent: parent.id, industry: 'retail' };
  expect((await administrator('POST', '/api/records/account', other)).json().industry).toBe('retail');
  expect((await administrator('POST', '/api/records/account', { name: '独立公司' })).json().industry).toBeNull();
  const changed = await administrator('PATCH', `/api/records/account/${child.id}`, { industry: null });
  expect(changed.json().industry).toBeNull();
});

it('a screen learns of a default as of a rule, and nobody learns of fields that are hidden from them', async () => {
  const fieldsOf = async (call: Caller) => {
    const { objects } = (await call('GET', '/api/metadata')).json();
    const { fields, rules = {} } = objects.account;
    return { website: fields.website.default, rules: Object.keys(rules) };
  };
  expect(await fieldsOf(administrator)).toEqual({ website: undefined, rules: ['industry.default', 'website.default'] });
  const body = {
    label: { zh: '外勤', en: 'Field staff' },
    objects: { account: { read: 'all', create: true, edit: 'own' }, user: { read: 'all' } },
    fields: { 'account.phone': 'hidden' },
  };
  expect((await administrator('POST', '/api/roles', { name: 'field_staff', body })).statusCode).toBe(201);
  const { call } = await inviteColleague(test, { name: '外勤', roles: ['field_staff'] });
  expect(await fieldsOf(call)).toEqual({ website: undefined, rules: ['industry.default'] });
});

it('what a default reads cannot be deleted, and says where it is used', async () => {
  const body = structuredClone(test.workspace.snapshot.objects.get('account')?.body) as ObjectBody;
  const { website, ...others } = body.fields;
  const without = Object.fromEntries(Object.entries(others).filter(([name]) => name !== 'parent')) as ObjectBody['fields'];
  const refused = await publish({ ...body, fields: { ...without, website: website as Field } });
  expect(refused.statusCode).toBe(422);
  const used = (await administrator('GET', '/api/definitions/object/account/used-by?field=parent')).json();
  expect(JSON.stringify(used)).toContain('industry');
});
