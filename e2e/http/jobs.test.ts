import type { JobSummary } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

async function jobs(caller: Caller = call): Promise<JobSummary[]> {
  return (await caller('GET', '/api/jobs')).json().jobs;
}

async function ended(id: string): Promise<JobSummary> {
  for (;;) {
    const job = (await jobs()).find((each) => each.id === id);
    if (job?.endedAt && job.status !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function changeAll(): Promise<string> {
  const change = { action: 'update', filter: { and: [] }, values: { description: '批量' } };
  const answer = await call('POST', '/api/records/account/bulk', change);
  expect(answer.statusCode).toBe(202);
  return answer.json().job;
}

it('tells a long change, lets it be taken back, and is silent to others', async () => {
  const records = Array.from({ length: 1100 }, (_, n) => ({ name: `客户 ${n}` }));
  expect((await call('POST', '/api/records/account/bulk', { action: 'create', records })).statusCode).toBe(200);
  const id = await changeAll();
  const job = await ended(id);
  expect(job).toMatchObject({ kind: 'bulkChange', status: 'done', object: 'account', action: 'update' });
  expect(job).toMatchObject({ done: 1100, failed: 0, total: 1100, undo: expect.stringMatching(/^\/undo\//) });
  const { call: other } = await inviteColleague(test, { name: '同事', roles: ['sales_rep'] });
  expect(await jobs(other)).toEqual([]);
  expect((await other('POST', `/api/jobs/${id}/cancel`)).statusCode).toBe(404);
  expect((await call('POST', `/api${job.undo}`)).json()).toMatchObject({ done: 1100 });
  expect(await ended(id)).toMatchObject({ status: 'undone' });
  expect((await ended(id)).undo).toBeUndefined();
});

it('tells of a change that was taken back in part how many records were kept, and why', async () => {
  const id = await changeAll();
  const { undo } = await ended(id);
  const query = { select: ['name'], filter: { field: 'name', op: 'in', value: ['客户 1', '客户 2'] } };
  const { records } = (await call('POST', '/api/records/account/query', query)).json();
  for (const record of records) await call('PATCH', `/api/records/account/${record.id}`, { description: '后来改的' });
  expect((await call('POST', `/api${undo}`)).json()).toMatchObject({ done: 1098 });
  const kept = { count: 2, reason: '“Notes” was changed again afterwards and was left as it is' };
  expect(await ended(id)).toMatchObject({ status: 'undone', kept });
});

it('tells the same of an import', async () => {
  const type = { 'content-type': 'text/csv' };
  const { upload } = (
    await call('POST', '/api/imports/uploads?object=account&name=u.csv', '客户名称,行业\r\n客户 3,金融\r\n客户 4,金融\r\n', type)
  ).json();
  const columns = [
    { column: '客户名称', field: 'name' },
    { column: '行业', field: 'description' },
  ];
  const plan = { object: 'account', mode: 'update', key: ['name'], columns };
  const { id } = (await call('POST', '/api/imports', { upload, plan })).json();
  const { undo } = await ended(id);
  const query = { select: ['name'], filter: { field: 'name', op: 'eq', value: '客户 3' } };
  const { records } = (await call('POST', '/api/records/account/query', query)).json();
  await call('PATCH', `/api/records/account/${records[0].id}`, { description: '后来改的' });
  await call('POST', `/api${undo}`);
  const kept = { count: 1, reason: expect.stringContaining('changed again afterwards') };
  expect(await ended(id)).toMatchObject({ status: 'undone', kept });
  expect((await call('GET', `/api/imports/${id}`)).json()).toMatchObject({ status: 'undone', kept });
});

it('tells an import and its undo as one, and no dry run', async () => {
  const upload = (
    await call('POST', '/api/imports/uploads?object=account&name=a.csv', '客户名称\r\n榫卯\r\n', { 'content-type': 'text/csv' })
  ).json();
  const plan = { object: 'account', mode: 'create', columns: [{ column: '客户名称', field: 'name' }] };
  await call('POST', '/api/imports', { upload: upload.upload, plan, dryRun: true });
  const { id } = (await call('POST', '/api/imports', { upload: upload.upload, plan })).json();
  const job = await ended(id);
  expect(job).toMatchObject({ kind: 'import', status: 'done', name: 'a.csv', object: 'account', done: 1, failed: 0, total: 1 });
  expect((await call('POST', `/api${job.undo}`)).statusCode).toBe(202);
  expect(await ended(id)).toMatchObject({ status: 'undone' });
  expect((await jobs()).filter(({ name }) => name === 'a.csv')).toHaveLength(1);
});

it('says why nothing of an import could be taken back, and lets it be tried again', async () => {
  const file = '产品名称\r\n卡榫\r\n';
  const sent = await call('POST', '/api/imports/uploads?object=product&name=p.csv', file, { 'content-type': 'text/csv' });
  const plan = { object: 'product', mode: 'create', columns: [{ column: '产品名称', field: 'name' }] };
  const { id } = (await call('POST', '/api/imports', { upload: sent.json().upload, plan })).json();
  const { undo } = await ended(id);
  const query = { select: ['name'], filter: { field: 'name', op: 'eq', value: '卡榫' } };
  const [product] = (await call('POST', '/api/records/product/query', query)).json().records;
  const deal = (await call('POST', '/api/records/deal', { name: '要卡榫', product: product.id })).json();

  await call('POST', `/api${undo}`);
  await expect.poll(async () => (await ended(id)).problem).toMatch(/^Nothing was taken back; “Deal” entered/);
  expect(await ended(id)).toMatchObject({ status: 'done', undo });

  await call('DELETE', `/api/records/deal/${deal.id}`);
  await call('POST', `/api${undo}`);
  expect(await ended(id)).toMatchObject({ status: 'undone' });
});
