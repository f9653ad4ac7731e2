import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

const required = { problems: [{ field: 'loss_reason', code: 'required' }] };

async function makeDeal(): Promise<string> {
  return (await call('POST', '/api/records/deal', { name: '榫卯展厅' })).json().id;
}

it('a deal is not lost without a reason, however it is told', async () => {
  const id = await makeDeal();
  expect((await call('PATCH', `/api/records/deal/${id}`, { stage: 'lost' })).json()).toMatchObject(required);
  expect((await call('POST', '/api/records/deal', { name: '一来就输', stage: 'lost' })).json()).toMatchObject(required);
  const bulk = { action: 'update', ids: [id], values: { stage: 'lost' } };
  expect((await call('POST', '/api/records/deal/bulk', bulk)).json()).toMatchObject({ done: 0, failed: [required] });
  const paste = { fields: ['stage'], ids: [id], cells: [['输单']] };
  expect((await call('POST', '/api/records/deal/paste', paste)).json()).toMatchObject({ done: 0, failed: [required] });
});

it('with a reason it is, and whatever else is changed later asks no more', async () => {
  const id = await makeDeal();
  expect((await call('PATCH', `/api/records/deal/${id}`, { stage: 'lost', loss_reason: 'price' })).statusCode).toBe(200);
  expect((await call('PATCH', `/api/records/deal/${id}`, { loss_reason: null })).statusCode).toBe(200);
  expect((await call('PATCH', `/api/records/deal/${id}`, { next_step: '明年再来' })).statusCode).toBe(200);
});

it('an import brings in what other systems never asked for', async () => {
  const csv = '商机名称,阶段\r\n旧系统的输单,输单\r\n';
  const { upload } = (
    await call('POST', '/api/imports/uploads?object=deal&name=a.csv', csv, { 'content-type': 'text/csv' })
  ).json();
  const columns = [
    { column: '商机名称', field: 'name' },
    { column: '阶段', field: 'stage' },
  ];
  const { id } = (await call('POST', '/api/imports', { upload, plan: { object: 'deal', mode: 'create', columns } })).json();
  const state = async () => (await call('GET', `/api/imports/${id}`)).json();
  await expect.poll(async () => (await state()).status).toBe('done');
  expect(await state()).toMatchObject({ created: 1, failed: 0 });
});
