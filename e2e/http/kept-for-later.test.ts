import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inviteColleague, keyCaller } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

const callers = ['maker', 'keyOfAllRoles', 'keyOfSmallRole', 'colleague', 'administrator'] as const;
type Name = (typeof callers)[number];

let test: TestApp;
let as: Record<Name, Caller>;

beforeAll(async () => {
  test = await openApp();
  const administrator = await test.signIn();
  const label = { zh: '角色', en: 'Role' };
  const all = { read: 'all', create: true, edit: 'all', delete: 'all', import: true, export: true, bulk: true };
  const own = { read: 'own', create: true, edit: 'own', delete: 'own', import: true, export: true, bulk: true };
  const drafts = [
    { kind: 'role', name: 'broad', body: { label, objects: { account: all, user: { read: 'all' } }, system: ['manageApiKeys'] } },
    { kind: 'role', name: 'small', body: { label, objects: { account: own } } },
  ];
  expect((await publishDrafts(administrator, drafts)).statusCode).toBe(200);
  const { call: maker } = await inviteColleague(test, { name: '经办人', roles: ['broad', 'small'] });
  as = {
    maker,
    administrator,
    keyOfAllRoles: (await keyCaller(test, maker, ['broad', 'small'])).call,
    keyOfSmallRole: (await keyCaller(test, maker, ['small'])).call,
    colleague: (await inviteColleague(test, { name: '同事', roles: ['broad'] })).call,
  };
});
afterAll(async () => {
  const open = `select from ${test.workspace.schema}.sys_job where status in ('queued', 'running')`;
  // No poll of expect, which stands only in tests.
  await vi.waitFor(async () => expect(await test.workspace.db.read({ text: open, values: [] })).toEqual([]), 5000);
  await test.close();
});

const csv = { 'content-type': 'text/csv' };
const plan = { object: 'account', mode: 'create', columns: [{ column: '客户名称', field: 'name' }] };
let made = 0;

async function upload(by: Caller): Promise<string> {
  made += 1;
  const sent = await by('POST', '/api/imports/uploads?object=account&name=a.csv', `客户名称\r\n客户 ${made}\r\n""\r\n`, csv);
  expect(sent.statusCode).toBe(201);
  return sent.json().upload;
}

async function importOne(by: Caller): Promise<string> {
  const { id } = (await by('POST', '/api/imports', { upload: await upload(by), plan })).json();
  await expect.poll(async () => (await by('GET', `/api/imports/${id}`)).json().status).toBe('done');
  return id;
}

async function changeMany(by: Caller): Promise<string> {
  const records = Array.from({ length: 3 }, () => ({ name: `批量 ${++made}` }));
  return (await by('POST', '/api/records/account/bulk', { action: 'create', records })).json().undo;
}

async function startJob(by: Caller): Promise<string> {
  const records = Array.from({ length: 1001 }, () => ({ name: `长 ${++made}` }));
  await by('POST', '/api/records/account/bulk', { action: 'create', records });
  const change = { action: 'update', filter: { and: [] }, values: { description: `${made}` } };
  return (await by('POST', '/api/records/account/bulk', change)).json().job;
}

async function keepFile(by: Caller): Promise<string> {
  const boundary = 'xxxx';
  const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nhello\r\n--${boundary}--\r\n`;
  const answer = await by('POST', '/api/files', body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
  expect(answer.statusCode).toBe(201);
  return answer.json().id;
}

async function keepView(by: Caller): Promise<string> {
  const body = { object: 'account', label: { zh: '我的', en: 'Mine' }, type: 'table', columns: [{ field: 'name' }] };
  const answer = await by('POST', '/api/views', { body });
  expect(answer.statusCode).toBe(201);
  return answer.json().name;
}

async function keepMap(by: Caller): Promise<string> {
  const answer = await by('POST', '/api/imports/maps', { name: `方案 ${++made}`, plan });
  expect(answer.statusCode).toBe(201);
  return answer.json().id;
}

type Look = (by: Caller, id: string) => Promise<number>;
const get =
  (path: (id: string) => string): Look =>
  async (by, id) =>
    (await by('GET', path(id))).statusCode;
const post =
  (path: (id: string) => string, body: object = {}): Look =>
  async (by, id) =>
    (await by('POST', path(id), body)).statusCode;
const listed =
  (path: string, idsOf: (answer: never) => string[]): Look =>
  async (by, id) => {
    const answer = await by('GET', path);
    return answer.statusCode === 200 && !idsOf(answer.json() as never).includes(id) ? 404 : answer.statusCode;
  };
const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

/** What each sees of it: the administrator what manages the workspace, everybody else nothing. */
const cases: { what: string; make: (by: Caller) => Promise<string>; look: Look; seen: number; byAdministrator: number }[] = [
  { what: 'an upload', make: upload, look: post((id) => `/api/imports/uploads/${id}/preview`), seen: 200, byAdministrator: 404 },
  {
    what: 'rows of an upload',
    make: upload,
    look: post((id) => `/api/imports/uploads/${id}/rows`, { plan }),
    seen: 200,
    byAdministrator: 404,
  },
  {
    what: 'an import of an upload',
    make: upload,
    look: async (by, id) => (await by('POST', '/api/imports', { upload: id, plan, dryRun: true })).statusCode,
    seen: 202,
    byAdministrator: 404,
  },
  { what: 'an import', make: importOne, look: get((id) => `/api/imports/${id}`), seen: 200, byAdministrator: 200 },
  { what: 'the list of imports', make: importOne, look: listed('/api/imports', idsOf), seen: 200, byAdministrator: 404 },
  {
    what: 'rows that were not imported',
    make: importOne,
    look: get((id) => `/api/imports/${id}/errors.csv`),
    seen: 200,
    byAdministrator: 404,
  },
  {
    what: 'the end of an import',
    make: importOne,
    look: post((id) => `/api/imports/${id}/cancel`),
    seen: 202,
    byAdministrator: 202,
  },
  {
    what: 'the undo of an import',
    make: importOne,
    look: post((id) => `/api/imports/${id}/undo`),
    seen: 202,
    byAdministrator: 202,
  },
  { what: 'a job', make: startJob, look: get((id) => `/api/jobs/${id}`), seen: 200, byAdministrator: 200 },
  {
    what: 'the list of jobs',
    make: startJob,
    look: listed('/api/jobs', ({ jobs }: { jobs: { id: string }[] }) => idsOf(jobs)),
    seen: 200,
    byAdministrator: 404,
  },
  { what: 'the end of a job', make: startJob, look: post((id) => `/api/jobs/${id}/cancel`), seen: 202, byAdministrator: 202 },
  { what: 'the undo of a bulk change', make: changeMany, look: post((id) => `/api/undo/${id}`), seen: 200, byAdministrator: 200 },
  { what: 'a file of no record yet', make: keepFile, look: get((id) => `/api/files/${id}`), seen: 200, byAdministrator: 404 },
  {
    what: 'a view',
    make: keepView,
    look: async (by, id) => (await by('PATCH', `/api/views/${id}`, { shared: false })).statusCode,
    seen: 200,
    byAdministrator: 404,
  },
  { what: 'the columns of an import', make: keepMap, look: listed('/api/imports/maps', idsOf), seen: 200, byAdministrator: 404 },
];

describe.each(cases)('$what', ({ make, look, seen, byAdministrator }) => {
  const expected: Record<Name, number> = {
    maker: seen,
    keyOfAllRoles: 404,
    keyOfSmallRole: 404,
    colleague: 404,
    administrator: byAdministrator,
  };

  it('belongs to the person who made it, and not to their keys', async () => {
    const answers: Partial<Record<Name, number>> = {};
    const id = await make(as.maker);
    for (const name of callers.toReversed()) {
      // What the administrator does may use it up.
      const of = name === 'administrator' ? await make(as.maker) : id;
      answers[name] = await look(as[name], of);
    }
    expect(answers).toEqual(expected);
  });

  it('belongs to the key that made it, and not to its maker', async () => {
    const id = await make(as.keyOfSmallRole);
    expect([await look(as.maker, id), await look(as.keyOfAllRoles, id)]).toEqual([404, 404]);
    expect(await look(as.keyOfSmallRole, id)).toBe(seen);
  });
});
