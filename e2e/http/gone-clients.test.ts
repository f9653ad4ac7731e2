import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withAdmin } from '../../server/src/base/database/test-database.ts';
import { administrator, type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;
let admin: pg.Client;
let url: string;
let cookie: string;

beforeAll(async () => {
  test = await openApp({ sampleData: true });
  call = await test.signIn();
  admin = new pg.Client({ connectionString: test.url });
  await admin.connect();
  // Rights and plans are looked up for the first list, which takes its time.
  await call('POST', '/api/records/account/query', { select: ['name'], limit: 10 });
  url = await test.app.listen({ port: 0, host: '127.0.0.1' });
  const headers = { 'content-type': 'application/json', 'x-tenon-request': '1' };
  const { email, password } = administrator;
  const answer = await fetch(`${url}/api/session`, { method: 'POST', headers, body: JSON.stringify({ email, password }) });
  cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
});
afterAll(async () => {
  await admin.end();
  await test.close();
});

/** Only a superuser sees what others ask. */
const waitingForAccounts = () =>
  withAdmin(async (superuser) => {
    const text = `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock' and query like '%account%'`;
    return (await superuser.query(text, [new URL(test.url).pathname.slice(1)])).rowCount;
  });

it.each([
  ['a list', '/api/records/account/query', { select: ['name'], limit: 10 }],
  ['a total', '/api/records/account/aggregate', { measures: [{ name: 'n', aggregate: 'count' }] }],
])('%s that its reader dropped is not read on, and what others ask is answered', async (_, path, body) => {
  await admin.query('begin');
  await admin.query('lock table ws_main.account in access exclusive mode');
  const controller = new AbortController();
  const headers = { 'content-type': 'application/json', 'x-tenon-request': '1', cookie };
  const asked = fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal: controller.signal });
  await expect.poll(waitingForAccounts, { timeout: 10_000 }).toBe(1);
  controller.abort();
  await expect(asked).rejects.toThrow();
  await expect.poll(waitingForAccounts).toBe(0);
  expect((await call('GET', '/api/me')).statusCode).toBe(200);
  await admin.query('rollback');
  expect((await call('POST', path, body)).statusCode).toBe(200);
});
