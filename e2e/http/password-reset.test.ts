import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;
const host = 'localhost:3000';
const colleague = { name: '李雷', email: 'li.lei.reset@example.com', password: 'the first of two passwords 一' };
const next = 'the second of two passwords 二';

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

function follow(link: string, password: string) {
  const url = `/api/invitations/${link.split('/invite/')[1]}`;
  const headers = { host, 'x-tenon-request': '1' };
  return test.app.inject({ method: 'POST', url, headers, payload: { name: colleague.name, password } });
}

describe('a forgotten password', () => {
  it('is chosen anew by a link that works once, and ends every session', async () => {
    const { link, userId } = (
      await call('POST', '/api/users/invitations', { name: colleague.name, email: colleague.email, roles: ['sales_rep'] })
    ).json();
    await follow(link, colleague.password);
    const before = await test.signIn(colleague);
    const { link: reset } = (await call('POST', `/api/users/${userId}/password-reset`)).json();
    expect((await follow(reset, 'short')).statusCode).toBe(422);
    expect((await follow(reset, next)).json()).toMatchObject({ user: { id: userId } });
    expect((await follow(reset, 'a third of two passwords 三')).statusCode).toBe(401);
    expect((await before('GET', '/api/me')).statusCode).toBe(401);
    await expect(test.signIn(colleague)).rejects.toThrow('401');
    await expect(test.signIn({ ...colleague, password: next })).resolves.toBeTypeOf('function');
  });

  it('is not handed out for who never joined', async () => {
    const { id } = (await call('POST', '/api/records/user', { name: '从未加入' })).json();
    expect((await call('POST', `/api/users/${id}/password-reset`)).statusCode).toBe(404);
  });
});
