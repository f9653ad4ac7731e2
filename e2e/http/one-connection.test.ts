import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';
import { absent, rightsMatrix } from './rights-matrix.ts';

/** A request that asked for a second connection while it held one would wait here until it is refused. */
let test: TestApp;
let administrator: Caller;

beforeAll(async () => {
  test = await openApp({ poolSize: 1 });
  administrator = await test.signIn();
});
afterAll(() => test.close());

const objects = ['account', 'user', 'currency', 'deal'];
const label = { zh: '测试', en: 'Test' };

async function make(path: string, body: unknown) {
  const answer = await administrator('POST', path, body);
  expect(answer.statusCode, `POST ${path}: ${answer.body}`).toBeLessThan(300);
  return answer.json();
}

/** Until the job is over. */
async function finished(id: string) {
  for (;;) {
    const job = (await administrator('GET', `/api/jobs/${id}`)).json();
    if (!['queued', 'running'].includes(job.status)) return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('with a single connection', () => {
  it.each(rightsMatrix.filter(({ key }) => !/live|session$|password$|sessions/.test(key)))(
    '$key is answered',
    async ({ key: route, body }) => {
      const [method, path] = route.split(' ') as [InjectOptions['method'], string];
      for (const object of path.includes(':object') ? objects : ['none']) {
        const url = path.replace(':object', object).replace(/:\w+/g, absent);
        const { statusCode, body: told } = await administrator(method, url, method === 'GET' ? undefined : body);
        expect(statusCode, `${method} ${url}: ${told}`).toBeLessThan(500);
      }
    },
  );

  it('people, currencies and records are written, moved and taken back', async () => {
    const rate = await make('/api/records/currency', { code: 'USD', name: 'US dollar', rate: '7.1' });
    expect((await administrator('PATCH', `/api/records/currency/${rate.id}`, { rate: '7.2' })).statusCode).toBe(200);
    const user = await make('/api/records/user', { name: '韩梅梅', email: 'han@example.com' });
    const answers = [
      await administrator('PATCH', `/api/records/user/${user.id}`, { name: '梅梅' }),
      await administrator('DELETE', `/api/records/user/${user.id}`),
      await administrator('POST', `/api/records/user/${user.id}/restore`, {}),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => expect.toSatisfy((code) => code < 300)));
    const account = await make('/api/records/account', { name: '客户' });
    const bulk = await make('/api/records/account/bulk', { action: 'update', ids: [account.id], values: { name: '新名' } });
    await make(`/api/undo/${bulk.undo}`, {});
  });

  it('a lead becomes an account that is there, one that is new, and is taken back', async () => {
    const account = await make('/api/records/account', { name: '已有客户' });
    for (const target of [{ id: account.id }, { create: true }]) {
      const lead = await make('/api/records/lead', { name: '线索', company: '已有客户' });
      await administrator('GET', `/api/records/lead/${lead.id}/conversion`);
      const { undo } = await make(`/api/records/lead/${lead.id}/convert`, { targets: { account: target } });
      await make(`/api/undo/${undo}`, {});
    }
  });

  it('files are imported by several at once, and imports undone', async () => {
    const csv = ['name', '甲', '乙'].join('\n');
    const boundary = 'x';
    const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--${boundary}--\r\n`;
    const upload = await administrator('POST', '/api/imports/uploads', payload, {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    });
    expect(upload.statusCode, upload.body).toBeLessThan(300);
    const plan = { object: 'account', mode: 'create', columns: [{ column: 'name', field: 'name' }] };
    const starts = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        administrator('POST', '/api/imports', { upload: upload.json().upload, plan, dryRun: index % 2 === 0 }),
      ),
    );
    expect(starts.map(({ statusCode, body }) => [statusCode, statusCode < 300 ? '' : body])).toEqual(starts.map(() => [202, '']));
    for (const id of new Set(starts.map((start) => start.json().id))) {
      const { status } = await finished(id as string);
      expect(status).toBe('done');
    }
  });

  it('what follows from changes is done', async () => {
    const body = {
      label,
      trigger: { object: 'account', on: ['create'], when: { field: 'name', op: 'contains', value: '流程' } },
      steps: [{ id: 'change', kind: 'updateRecord', inputs: { values: { website: 'https://example.com' } } }],
    };
    const published = await publishDrafts(administrator, [{ kind: 'process', name: 'follow', body }]);
    expect(published.statusCode, published.body).toBe(200);
    const { id } = await make('/api/records/account', { name: '流程客户' });
    await drainOutbox(test.workspace);
    expect((await administrator('GET', `/api/records/account/${id}`)).json().website).toContain('example.com');
  });
});
