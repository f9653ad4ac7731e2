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
  wordy: {
    when: 'employees = 7',
    warn: { message: { zh: `请${'😀'.repeat(200)}`, en: 'x'.repeat(500) } },
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

it('tells as much of a long warning as a header holds, and cuts no letter in two', async () => {
  const made = await call('POST', '/api/records/account', { name: '七人', employees: 7 });
  expect(made.statusCode).toBe(201);
  const [{ message }] = JSON.parse(decodeURIComponent(String(made.headers['tenon-warnings'])));
  expect(message).toMatch(/^请(😀)+$/u);
});

it('tells of warnings once by every other way in: a bulk change, a paste, a conversion, an import and its dry run', async () => {
  const names = ['甲公司', '乙公司'];
  const records = names.map((name) => ({ name, employees: 2000 }));
  const made = await call('POST', '/api/records/account/bulk', { action: 'create', records });
  const { ids } = made.json();
  const answers = [
    made,
    await call('POST', '/api/records/account/bulk', { action: 'update', ids, values: { employees: 3000 } }),
    await call('POST', '/api/records/account/paste', { fields: ['employees'], ids, cells: [['4000'], ['5000']] }),
  ];
  const lead = await call('POST', '/api/records/lead', { name: '李四', company: '丙公司' });
  const targets = { account: { create: true, values: { employees: 6000 } } };
  answers.push(await call('POST', `/api/records/lead/${lead.json().id}/convert`, { targets }));
  for (const { statusCode, headers } of answers) {
    expect(statusCode).toBe(200);
    expect(JSON.parse(decodeURIComponent(String(headers['tenon-warnings'])))).toEqual([
      { field: 'employees', message: expect.stringMatching(/大客户|large ones/) },
    ]);
  }
  const csv = '客户名称,员工人数\n丁公司,7000\n戊公司,8000\n己公司,12\n';
  const { upload } = (await call('POST', '/api/imports/uploads?object=account', csv, { 'content-type': 'text/csv' })).json();
  const columns = [
    { column: '客户名称', field: 'name' },
    { column: '员工人数', field: 'employees' },
  ];
  for (const dryRun of [true, false]) {
    const { id } = (
      await call('POST', '/api/imports', { upload, plan: { object: 'account', mode: 'create', columns }, dryRun })
    ).json();
    await expect
      .poll(async () => (await call('GET', `/api/imports/${id}`)).json(), { timeout: 15_000 })
      .toMatchObject({
        ...{ status: 'done', failed: 0 },
        notes: [{ row: 2, count: 2, column: '员工人数', message: expect.stringMatching(/大客户|large ones/) }],
      });
  }
});

it('answers 422 with the field and the rule that locks it or asks for it', async () => {
  const { id } = (await call('POST', '/api/records/account', { name: '斗拱' })).json();
  expect((await call('PATCH', `/api/records/account/${id}`, { industry: 'software' })).statusCode).toBe(200);
  const refused = await call('PATCH', `/api/records/account/${id}`, { industry: 'retail' });
  expect(refused.statusCode).toBe(422);
  expect(refused.json().problems).toMatchObject([
    { field: 'industry', code: 'lockedByRule', rule: 'locked', message: expect.stringContaining('The industry is settled') },
  ]);
  const child = await call('POST', '/api/records/account', { name: '子公司', parent: id });
  expect(child.json().problems).toMatchObject([{ field: 'website', code: 'required', rule: 'related' }]);
  const unnamed = await call('POST', '/api/records/account', {});
  expect(unnamed.json().problems).toEqual([expect.not.objectContaining({ rule: expect.anything() })]);
});

it('sends the browser what its reader may know, of the record and of what it points at', () => {
  const label = { zh: '读者', en: 'Reader' };
  const model = (fields: Record<string, 'hidden'>) =>
    accessModel(test.workspace.snapshot, { rights: mergeRoles([{ label, objects: { '*': { read: 'all' } }, fields }]) }).objects
      .account;
  expect(Object.keys(model({})?.rules ?? {})).toEqual(['large', 'wordy', 'locked', 'related', 'revenue']);
  const types = { employees: 'number', industry: 'text', annual_revenue: 'number' };
  expect(model({})?.ruleTypes).toEqual({ ...types, 'parent.industry': 'text' });
  expect(Object.keys(model({ 'account.annual_revenue': 'hidden' })?.rules ?? {})).not.toContain('revenue');
  expect(model({ 'account.parent': 'hidden' })?.rules).not.toHaveProperty('related');
  expect(model({ 'account.parent': 'hidden' })?.ruleTypes).toEqual(types);
  expect(model({ 'account.location': 'hidden' })?.rules?.revenue).toMatchObject({ show: ['founded'] });
});
