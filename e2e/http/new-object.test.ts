import type { ImportJob, ImportPreview, ImportProposal } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let call: Caller;
let record: string;

const text = (zh: string, en: string) => ({ zh, en });
const options = [
  { value: 'in_use', label: text('在用', 'In use') },
  { value: 'idle', label: text('停用', 'Idle') },
];
const machine = {
  label: text('设备', 'Machine'),
  icon: 'box',
  title: 'name',
  fields: {
    name: { type: 'text', label: text('名称', 'Name'), required: true },
    state: { type: 'choice', label: text('状态', 'State'), options },
    price: { type: 'money', label: text('单价', 'Price') },
  },
};
const fields = ['name', 'state', 'price'];
const drafts = [
  { kind: 'object', name: 'machine', body: machine },
  {
    kind: 'view',
    name: 'machine_all',
    body: {
      object: 'machine',
      type: 'table',
      label: text('全部设备', 'All machines'),
      columns: fields.map((field) => ({ field })),
    },
  },
  {
    kind: 'view',
    name: 'machine_board',
    body: {
      object: 'machine',
      type: 'board',
      label: text('看板', 'Board'),
      columns: [{ field: 'name' }],
      board: { field: 'state', sum: 'price' },
    },
  },
  {
    kind: 'layout',
    name: 'machine',
    body: {
      object: 'machine',
      highlights: [],
      sections: [{ id: 'basics', label: text('基本', 'Basics'), fields }],
      related: [],
      quickCreate: fields,
    },
  },
];
const csv = '名称,状态,单价\r\n冲床,在用,125000\r\n车床,停用,88000.50\r\n铣床,在用,99000\r\n磨床,在用,51000\r\n';

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

async function upload(): Promise<ImportPreview> {
  const answer = await call('POST', `/api/imports/uploads?name=a.csv&object=machine`, csv, { 'content-type': 'text/csv' });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}

async function ended(id: string): Promise<ImportJob> {
  for (;;) {
    const job: ImportJob = (await call('GET', `/api/imports/${id}`)).json();
    if (!['queued', 'checking', 'running'].includes(job.status)) return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('is proposed from a file, to whom may make objects and to nobody else', async () => {
  const sent = (await call('POST', '/api/imports/uploads?name=a.csv', csv, { 'content-type': 'text/csv' })).json();
  const answer = await call('POST', `/api/imports/uploads/${sent.upload}/fields`);
  expect(answer.statusCode).toBe(200);
  const proposal: ImportProposal = answer.json();
  expect(proposal.title).toBe('名称');
  expect(proposal.columns.map(({ field }) => field.type)).toEqual(['text', 'choice', 'money']);
  const rep = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
  expect((await rep.call('POST', `/api/imports/uploads/${sent.upload}/fields`)).statusCode).toBe(403);
});

it('has list, board, page and form the moment it is published, and rows come in', async () => {
  expect((await publishDrafts(call, drafts)).json()).toMatchObject({ revision: expect.any(Number) });
  const preview = await upload();
  const plan = { object: 'machine', mode: 'create', columns: preview.columns.flatMap(({ suggestion }) => suggestion ?? []) };
  const started = await call('POST', '/api/imports', { upload: preview.upload, plan });
  expect(await ended(started.json().id)).toMatchObject({ created: 4, failed: 0 });
  const { records } = (await call('GET', '/api/records/machine?sort=price')).json();
  expect(records.map(({ name }: { name: string }) => name)).toEqual(['磨床', '车床', '铣床', '冲床']);
  record = records[0].id;
  const board = await call('POST', '/api/records/machine/query', { filter: { field: 'state', op: 'eq', value: 'in_use' } });
  expect(board.json().records).toHaveLength(3);
  const made = await call('POST', '/api/records/machine', { name: '钻床', state: 'idle' });
  expect(made.statusCode).toBe(201);
  expect((await call('PATCH', `/api/records/machine/${made.json().id}`, { price: '10' })).statusCode).toBe(200);
});

it('is exported, found, thrown away and brought back', async () => {
  const exported = await call('GET', '/api/records/machine/export.csv?select=name,price');
  expect(exported.body).toContain('车床');
  const hits = async () => (await call('GET', `/api/search?q=${encodeURIComponent('磨床')}&limit=5`)).json().hits;
  expect(await hits()).toMatchObject([{ object: 'machine', id: record }]);
  expect((await call('DELETE', `/api/records/machine/${record}`)).statusCode).toBe(204);
  expect(await hits()).toEqual([]);
  expect((await call('POST', `/api/records/machine/${record}/restore`)).json()).toMatchObject({ name: '磨床' });
});

it('is in the API document, in roles, in reports', async () => {
  const { paths } = (await call('GET', '/api/openapi.json')).json();
  expect(Object.keys(paths).filter((path) => path.includes('/machine'))).not.toEqual([]);
  const viewer = { label: text('看设备', 'Viewer'), objects: { machine: { read: 'all' } } };
  expect((await call('POST', '/api/roles', { name: 'machine_viewer', body: viewer })).statusCode).toBeLessThan(300);
  const colleague = await inviteColleague(test, { name: '韩梅梅', roles: ['machine_viewer'] });
  expect((await colleague.call('GET', '/api/records/machine')).json().records).toHaveLength(5);
  expect((await colleague.call('POST', '/api/records/machine', { name: '不行' })).statusCode).toBe(403);
  const measures = [{ name: 'sum', label: text('合计', 'Sum'), aggregate: 'sum', field: 'price' }];
  const query = { type: 'summary', object: 'machine', group: [{ field: 'state' }], measures };
  const report = await call('POST', '/api/reports/run', { report: { label: text('按状态', 'By state'), chart: 'bar', query } });
  expect(report.json().rows).toHaveLength(2);
});

it('has follow-ups and tasks on its timeline', async () => {
  const related = { object: 'machine', id: record };
  expect((await call('POST', '/api/records/follow_up', { content: '已经保养', related })).statusCode).toBe(201);
  expect((await call('POST', '/api/records/task', { subject: '下月换油', related })).statusCode).toBe(201);
  const { body } = await call('GET', `/api/records/machine/${record}/timeline`);
  expect(body).toContain('已经保养');
  expect(body).toContain('下月换油');
});
