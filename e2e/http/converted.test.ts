import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

const refused = { problems: [{ field: 'status', code: 'convertInstead' }] };

async function makeLead(): Promise<string> {
  return (await call('POST', '/api/records/lead', { name: '白羽', company: '白羽乐器' })).json().id;
}

it('a lead is not called converted without having been converted, however it is told', async () => {
  const id = await makeLead();
  const answer = await call('PATCH', `/api/records/lead/${id}`, { status: 'converted' }, { 'accept-language': 'zh' });
  expect(answer.json()).toMatchObject(refused);
  expect(answer.json().problems[0].message).toBe('“线索状态”不能直接改为“已转化”：请打开这条记录，点“转化”');
  expect((await call('POST', '/api/records/lead', { name: '生来就转化', status: 'converted' })).json()).toMatchObject(refused);
  const bulk = { action: 'update', ids: [id], values: { status: 'converted' } };
  expect((await call('POST', '/api/records/lead/bulk', bulk)).json()).toMatchObject({ done: 0, failed: [refused] });
  const paste = { fields: ['status'], ids: [id], cells: [['已转化']] };
  expect((await call('POST', '/api/records/lead/paste', paste)).json()).toMatchObject({ done: 0, failed: [refused] });
});

it('one that was converted may leave that status and come back to it', async () => {
  const id = await makeLead();
  expect((await call('POST', `/api/records/lead/${id}/convert`, { targets: {} })).statusCode).toBe(200);
  expect((await call('PATCH', `/api/records/lead/${id}`, { status: 'working' })).statusCode).toBe(200);
  expect((await call('PATCH', `/api/records/lead/${id}`, { status: 'converted' })).json()).toMatchObject({ status: 'converted' });
});

it('an import brings in leads that another system converted', async () => {
  const csv = '姓名,线索状态\r\n旧系统里已转化,已转化\r\n';
  const type = { 'content-type': 'text/csv' };
  const { upload } = (await call('POST', '/api/imports/uploads?object=lead&name=a.csv', csv, type)).json();
  const columns = [
    { column: '姓名', field: 'name' },
    { column: '线索状态', field: 'status' },
  ];
  const { id } = (await call('POST', '/api/imports', { upload, plan: { object: 'lead', mode: 'create', columns } })).json();
  const state = async () => (await call('GET', `/api/imports/${id}`)).json();
  await expect.poll(async () => (await state()).status).toBe('done');
  expect(await state()).toMatchObject({ created: 1, failed: 0 });
});
