import type { AutomationBacklog } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let call: Caller;

const label = { zh: '建同名客户', en: 'Copy the account' };
const taken = '已被占用';

/** Makes a second customer under an external id that is taken: it fails until somebody frees it. */
const process = {
  label,
  trigger: { object: 'account', on: ['update'], changed: ['description'] },
  steps: [
    { id: 'change', kind: 'updateRecord', inputs: { values: { phone: null } } },
    { id: 'create_2', kind: 'createRecord', inputs: { object: 'account', values: { name: 'copy', external_id: taken } } },
  ],
};

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
  expect((await publishDrafts(call, [{ kind: 'process', name: 'stumble', body: process }])).statusCode).toBe(200);
});
afterAll(() => test.close());

const backlog = async (by: Caller = call): Promise<AutomationBacklog> => (await by('GET', '/api/automations')).json();

it('is told with its step, its record and the reason, run again, and set aside', async () => {
  const holder = (await call('POST', '/api/records/account', { name: '占用者', external_id: taken })).json().id;
  const ids = ['甲', '乙'].map(async (name) => (await call('POST', '/api/records/account', { name })).json().id as string);
  for (const id of await Promise.all(ids)) await call('PATCH', `/api/records/account/${id}`, { description: '改' });
  expect(await backlog()).toMatchObject({ waiting: 2, oldest: expect.any(String), runs: [] });
  await drainOutbox(test.workspace);

  const { waiting, oldest, groups, runs } = await backlog();
  expect([waiting, oldest, groups]).toEqual([0, null, [{ process: 'stumble', label, count: 2 }]]);
  expect(runs.find(({ record }) => record.title === '甲')).toMatchObject({
    process: 'stumble',
    step: { number: 2, label: { en: 'Create a record' }, object: { en: 'Account' } },
    record: { object: 'account', title: '甲' },
    by: { title: '管理员' },
    status: 'waiting',
    attempts: 1,
    problem: expect.stringContaining(`“${taken}” is already taken`),
  });

  await call('PATCH', `/api/records/account/${holder}`, { external_id: null });
  expect((await call('POST', '/api/automations/again', { ids: [runs[0]?.id] })).json()).toEqual({ count: 1 });
  await drainOutbox(test.workspace);
  const [left, ...rest] = (await backlog()).runs;
  expect([left?.id, left?.begun, left?.present, rest]).toEqual([runs[1]?.id, true, 'same', []]);
  expect((await call('POST', '/api/automations/aside', { process: 'stumble' })).json()).toEqual({ count: 1 });
  expect(await backlog()).toMatchObject({ groups: [], runs: [] });
});

it('is for who manages the workspace', async () => {
  const { call: rep } = await inviteColleague(test, { name: '销售', roles: ['sales_rep'] });
  expect((await rep('GET', '/api/automations')).statusCode).toBe(403);
  expect((await rep('POST', '/api/automations/again', { process: 'stumble' })).statusCode).toBe(403);
  expect((await rep('POST', '/api/automations/aside', { process: 'stumble' })).statusCode).toBe(403);
  const skip = { id: '01890a5d-ac96-774b-bcce-b302099a8057', step: 'create_2', reason: 'not needed' };
  expect((await rep('POST', '/api/automations/skip', skip)).statusCode).toBe(403);
  expect((await call('POST', '/api/automations/skip', skip)).statusCode).toBe(404);
  expect((await call('POST', '/api/automations/skip', { ...skip, reason: ' ' })).statusCode).toBe(400);
});

it('tells of values only to who reads all that the process carries', async () => {
  const carrying = {
    label,
    trigger: { object: 'deal', on: ['update'], changed: ['name'] },
    steps: [
      {
        id: 'create',
        kind: 'createRecord',
        inputs: {
          object: 'product',
          values: { name: 'copy', code: { expression: 'next_step' }, external_id: { expression: 'next_step' } },
        },
      },
    ],
  };
  expect((await publishDrafts(call, [{ kind: 'process', name: 'carry', body: carrying }])).statusCode).toBe(200);
  expect((await call('POST', '/api/records/product', { name: '占用', external_id: '绝密报价' })).statusCode).toBe(201);
  const { id } = (await call('POST', '/api/records/deal', { name: '合同', next_step: '绝密报价' })).json();
  await call('PATCH', `/api/records/deal/${id}`, { name: '合同二' });
  await drainOutbox(test.workspace);
  const designs = {
    label,
    objects: { deal: { read: 'all' }, product: { read: 'all' } },
    fields: { 'deal.next_step': 'hidden' },
    system: ['manageMetadata'],
  };
  await call('POST', '/api/roles', { name: 'designs', body: designs });
  const { call: designer } = await inviteColleague(test, { name: '设计', roles: ['designs'] });
  const problemFor = async (by: Caller) => (await backlog(by)).runs.find(({ process: name }) => name === 'carry');
  expect(await problemFor(call)).toMatchObject({ problem: expect.stringContaining('绝密报价') });
  const told = await problemFor(designer);
  expect(told).toMatchObject({ record: { title: '合同二' } });
  expect(JSON.stringify(told)).not.toContain('绝密报价');
});

it('each run is told step by step, in the language of whoever looks, and to nobody who does not manage the workspace', async () => {
  await call('POST', '/api/records/account', { name: '再占', external_id: taken });
  const { id } = (await call('POST', '/api/records/account', { name: '丙', phone: '021 5555 0101' })).json();
  await call('PATCH', `/api/records/account/${id}`, { description: '改' });
  await drainOutbox(test.workspace);
  const { runs, automations } = (await call('GET', `/api/records/account/${id}/runs`)).json();
  expect(runs).toMatchObject([{ process: 'stumble', label, status: 'waiting', by: { title: '管理员' } }]);
  expect(automations).toContainEqual({ name: 'stumble', label, kind: 'record', active: true });
  expect((await call('GET', '/api/runs?process=stumble&status=waiting')).json().runs).toEqual(runs);
  expect((await call('GET', `/api/runs/${runs[0].id}`)).json()).toMatchObject({
    run: runs[0],
    present: 'same',
    attempts: 1,
    steps: [
      { step: 'change', state: 'done', records: [{ object: 'account', title: '丙', changes: [{ field: 'phone', to: null }] }] },
      { step: 'create_2', state: 'failed', problem: expect.stringContaining(`“${taken}” is already taken`) },
    ],
  });
  const colleague = await inviteColleague(test, { name: '赵六', roles: ['sales_rep'] });
  expect((await colleague.call('GET', `/api/runs/${runs[0].id}`)).statusCode).toBe(403);
});
