import type { ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessModel } from '../../server/src/access/access-model.ts';
import { mergeRoles } from '../../server/src/access/merge-roles.ts';
import { publishDefinition } from '../../server/src/catalog/publish.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

const rules: ObjectBody['rules'] = {
  large: {
    when: 'employees > 1000',
    warn: { field: 'employees', message: { zh: '大客户请通知经理', en: 'Tell the manager of large ones' } },
  },
  locked: { label: { zh: '行业已定', en: 'The industry is settled' }, when: 'NOT ISEMPTY(industry)', readOnly: ['industry'] },
  related: { when: 'parent.industry = "software"', require: ['website'] },
  revenue: { when: 'annual_revenue > 5', show: ['founded', 'location'] },
};

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
  const body = test.workspace.snapshot.objects.get('account')?.body as ObjectBody;
  await publishDefinition(
    test.workspace,
    { kind: 'object', name: 'account', body: { ...body, rules } },
    { by: null, summary: '' },
  );
});
afterAll(() => test.close());

it('tells of a warning beside the record that is saved, in the language of the caller', async () => {
  const made = await call('POST', '/api/records/account', { name: '榫卯', employees: 2000 });
  expect(made.statusCode).toBe(201);
  const told = (header: unknown) => JSON.parse(decodeURIComponent(String(header)));
  expect(told(made.headers['tenon-warnings'])).toEqual([{ field: 'employees', message: '大客户请通知经理' }]);
  const path = `/api/records/account/${made.json().id}`;
  expect((await call('PATCH', path, { phone: '021-5888 0000' })).headers['tenon-warnings']).toBeUndefined();
  expect((await call('PATCH', path, { employees: 3000 })).headers['tenon-warnings']).toBeDefined();
});

it('answers 422 with the field and the rule that locks it', async () => {
  const { id } = (await call('POST', '/api/records/account', { name: '斗拱' })).json();
  expect((await call('PATCH', `/api/records/account/${id}`, { industry: 'software' })).statusCode).toBe(200);
  const refused = await call('PATCH', `/api/records/account/${id}`, { industry: 'retail' });
  expect(refused.statusCode).toBe(422);
  expect(refused.json().problems).toMatchObject([
    { field: 'industry', code: 'lockedByRule', message: expect.stringContaining('The industry is settled') },
  ]);
  const child = await call('POST', '/api/records/account', { name: '子公司', parent: id });
  expect(child.json().problems).toMatchObject([{ field: 'website', code: 'required' }]);
});

it('sends the browser what its reader may know, and no rule over another record', () => {
  const label = { zh: '读者', en: 'Reader' };
  const model = (fields: Record<string, 'hidden'>) =>
    accessModel(test.workspace.snapshot, { rights: mergeRoles([{ label, objects: { '*': { read: 'all' } }, fields }]) }).objects
      .account;
  expect(Object.keys(model({})?.rules ?? {})).toEqual(['large', 'locked', 'revenue']);
  expect(model({})?.ruleTypes).toEqual({ employees: 'number', industry: 'text', annual_revenue: 'number' });
  expect(Object.keys(model({ 'account.annual_revenue': 'hidden' })?.rules ?? {})).toEqual(['large', 'locked']);
  expect(model({ 'account.location': 'hidden' })?.rules?.revenue).toMatchObject({ show: ['founded'] });
});
