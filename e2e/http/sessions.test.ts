import { afterAll, beforeAll, expect, it } from 'vitest';
import { administrator, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
const headers = { host: 'localhost:3000', 'x-tenon-request': '1' };

beforeAll(async () => {
  test = await openApp();
});
afterAll(() => test.close());

async function signIn(cookie = ''): Promise<string> {
  const { email, password } = administrator;
  const payload = { email, password };
  const answer = await test.app.inject({ method: 'POST', url: '/api/session', payload, headers: { ...headers, cookie } });
  expect(answer.statusCode).toBe(200);
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

async function statusOf(cookie: string): Promise<number> {
  return (await test.app.inject({ url: '/api/me', headers: { ...headers, cookie } })).statusCode;
}

it('signing in again ends the session that the browser had, and no other', async () => {
  const elsewhere = await signIn();
  const first = await signIn();
  const second = await signIn(first);
  expect(await Promise.all([elsewhere, first, second].map(statusOf))).toEqual([200, 401, 200]);
});

it('a failed try to sign in leaves the session as it is', async () => {
  const cookie = await signIn();
  const payload = { email: administrator.email, password: 'not the password at all' };
  const answer = await test.app.inject({ method: 'POST', url: '/api/session', payload, headers: { ...headers, cookie } });
  expect([answer.statusCode, await statusOf(cookie)]).toEqual([401, 200]);
});

it('signing out ends the session', async () => {
  const cookie = await signIn();
  await test.app.inject({ method: 'DELETE', url: '/api/session', headers: { ...headers, cookie } });
  expect(await statusOf(cookie)).toBe(401);
});
