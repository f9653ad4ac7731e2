import type { ImportJob, ImportPlan, ImportPreview } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

async function upload(csv: string | Buffer, object: string, type = 'text/csv'): Promise<ImportPreview> {
  const answer = await call('POST', `/api/imports/uploads?object=${object}&name=test.csv`, csv, { 'content-type': type });
  expect(answer.json()).toMatchObject({ upload: expect.any(String) });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}

/** The plan as the preview suggests it. */
function planOf(object: string, preview: ImportPreview, more: Partial<ImportPlan> = {}): ImportPlan {
  return { object, mode: 'create', columns: preview.columns.flatMap(({ suggestion }) => suggestion ?? []), ...more };
}

async function start(preview: ImportPreview, plan: ImportPlan, more: { dryRun?: boolean } = {}): Promise<ImportJob> {
  const answer = await call('POST', '/api/imports', { upload: preview.upload, plan, ...more });
  expect(answer.json()).toMatchObject({ id: expect.any(String) });
  expect(answer.statusCode).toBe(202);
  return ended(answer.json().id);
}

async function ended(id: string): Promise<ImportJob> {
  for (;;) {
    const job: ImportJob = (await call('GET', `/api/imports/${id}`)).json();
    if (!['queued', 'checking', 'running'].includes(job.status)) return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function list(object: string, query = ''): Promise<Record<string, unknown>[]> {
  return (await call('GET', `/api/records/${object}?limit=200&${query}`)).json().records;
}

describe('import over HTTP', () => {
  it('takes a Chinese file, suggests its columns, brings it in and takes it back', async () => {
    const csv =
      '客户名称,行业,成立年份,手机,上级公司\r\n榫卯科技,科技,2015,,\r\n卯眼软件,软件,2019,,榫卯科技\r\n坏行,没有的行业,abc,,\r\n';
    const preview = await upload(Buffer.from(csv), 'account');
    expect(preview).toMatchObject({ rows: 3, encoding: 'utf-8', delimiter: ',' });
    expect(preview.columns.map(({ suggestion }) => suggestion?.field)).toEqual([
      'name',
      'industry',
      'founded',
      undefined,
      'parent',
    ]);
    const plan = planOf('account', preview);

    const rehearsed = await start(preview, plan, { dryRun: true });
    expect(rehearsed).toMatchObject({ status: 'done', dryRun: true, created: 2, failed: 1 });
    expect(await list('account')).toHaveLength(0);

    const job = await start(preview, plan);
    expect(job).toMatchObject({ status: 'done', rows: 3, processed: 3, created: 2, failed: 1 });
    expect(job.errors.map(({ row, column }) => [row, column])).toEqual([
      [4, '行业'],
      [4, '成立年份'],
    ]);
    const accounts = await list('account', 'select=name,parent&sort=name');
    expect(accounts.map(({ name, parent }) => [name, (parent as { title: string } | null)?.title])).toContainEqual([
      '卯眼软件',
      '榫卯科技',
    ]);

    const errors = await call('GET', `/api/imports/${job.id}/errors.csv`);
    expect(errors.payload).toContain('坏行,没有的行业,abc');

    await call('POST', `/api/imports/${job.id}/undo`, {});
    expect((await ended(job.id)).status).toBe('undone');
    expect(await list('account')).toHaveLength(0);
  });
});
