import type { ImportJob, ImportPlan, ImportPreview } from '@tenon/metadata';
import { writeXlsx } from 'hucre';
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
  it('groups errors by cause, in a dry run and after the run, and brings in the rows left out once they are mended', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => `因 ${n},${n % 3 === 0 ? '火箭' : n === 1 ? '风筝' : '科技'}`);
    const preview = await upload(`客户名称,行业\n${rows.join('\n')}\n`, 'account');
    const plan = planOf('account', preview);
    const rehearsal = await start(preview, plan, { dryRun: true });
    expect(rehearsal.causes).toEqual([
      {
        ...{ column: '行业', code: 'unknownOption', message: expect.stringContaining('火箭'), rows: 21, distinct: 2 },
        values: [
          { value: '火箭', count: 20, row: 2 },
          { value: '风筝', count: 1, row: 3 },
        ],
      },
    ]);
    const first = await start(preview, plan);
    expect(first.causes).toEqual(rehearsal.causes);
    expect(first).toMatchObject({ created: 39, failed: 21, upload: preview.upload, plan });
    const columns = plan.columns.map((each) =>
      each.field === 'industry' ? { ...each, values: { 火箭: '', 风筝: 'technology' } } : each,
    );
    const mended = { upload: preview.upload, plan: { ...plan, columns }, failedOf: first.id };
    const again = await ended((await call('POST', '/api/imports', mended)).json().id);
    expect(again).toMatchObject({ rows: 21, processed: 21, created: 21, failed: 0, causes: [] });
    expect((await call('POST', '/api/imports', mended)).json()).toMatchObject({ code: 'alreadyDone' });
    for (const { id } of [first, again]) {
      await call('POST', `/api/imports/${id}/undo`);
      expect(await ended(id)).toMatchObject({ status: 'undone' });
    }
  });

  it('takes a Chinese file, suggests its columns, brings it in and takes it back', async () => {
    const csv =
      '客户名称,行业,成立年份,手机,上级公司\r\n榫卯科技,科技,2015,,\r\n卯眼软件,软件,2019,,榫卯科技\r\n坏行,没有的行业,abc,,\r\n';
    const preview = await upload(Buffer.from(csv), 'account');
    expect(preview).toMatchObject({ rows: 3, encoding: 'utf-8', delimiter: ',' });
    expect(preview.columns.map(({ suggestion }) => suggestion?.field)).toEqual([
      'name',
      'industry',
      'founded',
      'phone',
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

  it('takes a form and an Excel workbook', async () => {
    const workbook = await writeXlsx({
      sheets: [
        {
          name: '产品',
          rows: [
            ['产品名称', '标准价', '产品编码'],
            ['榫头', 12.5, 'T-1'],
            ['卯眼', 8, '0012'],
          ],
        },
      ],
    });
    const boundary = 'tenon-form';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="产品.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    const form = Buffer.concat([Buffer.from(head), workbook, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const sent = await call('POST', '/api/imports/uploads?object=product', form, {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    });
    expect(sent.statusCode).toBe(201);
    const preview: ImportPreview = sent.json();
    expect(preview).toMatchObject({ name: '产品.xlsx', rows: 2 });
    expect(await start(preview, planOf('product', preview))).toMatchObject({ status: 'done', created: 2, failed: 0 });
    const products = await list('product', 'select=name,code,price&sort=name');
    expect(products.map(({ name, code }) => [name, code])).toEqual(expect.arrayContaining([['卯眼', '0012']]));
  });

  it('exports what a list shows, with titles and without formulas', async () => {
    await call('POST', '/api/records/product', { name: '=1+1', code: '＠sum', price: '-5' });
    const answer = await call('GET', '/api/records/product/export.csv?select=name,code,owner,price&sort=name');
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.payload.startsWith('\ufeff')).toBe(true);
    const lines = answer.payload.slice(1).trimEnd().split('\r\n');
    expect(lines[0]).toBe('产品名称,产品编码,负责人,标准价');
    expect(lines.find((line) => line.includes('1+1'))).toMatch(/^'=1\+1,'＠sum,管理员,/);
    expect((await call('GET', '/api/records/nothing/export.csv')).statusCode).toBe(404);
  });

  it('makes one job of a double click and of a repeated key', async () => {
    const preview = await upload('产品名称\n双击\n', 'product');
    const body = { upload: preview.upload, plan: planOf('product', preview) };
    const twice = await Promise.all([call('POST', '/api/imports', body), call('POST', '/api/imports', body)]);
    expect(new Set(twice.map((answer) => answer.json().id)).size).toBe(1);
    await ended(twice[0].json().id);
    const key = { 'idempotency-key': 'once' };
    const first = await call('POST', '/api/imports', body, key);
    const second = await call('POST', '/api/imports', body, key);
    expect(second.json().id).toBe(first.json().id);
    const jobs: ImportJob[] = (await call('GET', '/api/imports')).json();
    expect(jobs[0]).toMatchObject({ id: first.json().id, object: 'product' });
    await ended(first.json().id);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['five thousand columns', Buffer.from(`${Array.from({ length: 5000 }, (_, n) => `c${n}`).join(',')}\n1\n`)],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 and nothing more')],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['an open quotation mark', Buffer.from('a,b\n"1,2\n')],
  ])('refuses %s in words', async (_, content) => {
    for (const language of ['zh', 'en']) {
      const answer = await call('POST', '/api/imports/uploads', content, {
        'content-type': 'text/csv',
        'accept-language': language,
      });
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ code: 'unreadableFile' });
      expect(answer.json().title).not.toContain('object Object');
    }
  });

  it('refuses plans and requests that make no sense', async () => {
    const preview = await upload('产品名称\n一\n', 'product');
    const plan = planOf('product', preview);
    const cases: [unknown, number][] = [
      [{}, 400],
      [{ upload: 'x', plan }, 404],
      [{ upload: preview.upload, plan: { ...plan, mode: 'guess' } }, 400],
      [{ upload: preview.upload, plan: { ...plan, object: 'nothing' } }, 404],
      [{ upload: preview.upload, plan: { ...plan, mode: 'upsert' } }, 422],
      [{ upload: preview.upload, plan: { ...plan, columns: [{ column: '无', field: 'name' }] } }, 422],
    ];
    for (const [body, status] of cases) expect((await call('POST', '/api/imports', body)).statusCode).toBe(status);
    const refused = await call('POST', '/api/imports/uploads?object=account', {});
    expect(refused.statusCode).toBe(415);
    const xml = await call('POST', '/api/imports/uploads?object=account', '<a/>', { 'content-type': 'text/xml' });
    expect(xml.statusCode).toBe(415);
    expect(xml.json().title).toContain('text/csv');
    expect((await call('GET', '/api/imports/no-such')).statusCode).toBe(404);
  });

  it('reads one closing date as the expected one of open deals, and as the end of those that are over', async () => {
    const csv = '商机名称,阶段,CloseDate\n关闭甲,赢单,2024-01-02\n关闭乙,初步接触,2024-03-04\n';
    const preview = await upload(csv, 'deal');
    expect(await start(preview, planOf('deal', preview))).toMatchObject({ status: 'done', created: 2 });
    const filter = { field: 'name', op: 'startsWith', value: '关闭' };
    const query = { filter, select: ['stage', 'expected_close', 'closed_on'], sort: [{ field: 'name', direction: 'asc' }] };
    const { records } = (await call('POST', '/api/records/deal/query', query)).json();
    const seen = records.map((each: Record<string, unknown>) => [each.stage, each.expected_close, each.closed_on]);
    expect(seen).toContainEqual(['won', '2024-01-02', '2024-01-02']);
    expect(seen).toContainEqual(['prospecting', '2024-03-04', null]);
  });
});
