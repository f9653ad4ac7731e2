import type { InjectOptions } from 'fastify';
import type { Caller, TestApp } from './open-app.ts';

const password = '梅花香自苦寒来 the sword is whetted';
let invited = 0;

export type Colleague = { call: Caller; cookie: string; userId: string; credentials: { email: string; password: string } };

/** Somebody who came in by invitation, with a session of their own. */
export async function inviteColleague(test: TestApp, { name, roles }: { name: string; roles: string[] }): Promise<Colleague> {
  const administrator = await test.signIn();
  const email = `colleague${++invited}@example.com`;
  const { link, userId } = (await administrator('POST', '/api/users/invitations', { name, email, roles })).json();
  const token = String(link).split('/').at(-1);
  const answer = await test.app.inject({
    method: 'POST',
    url: `/api/invitations/${token}`,
    payload: { name, password },
    headers: { host, 'x-tenon-request': '1' },
  });
  const cookie = answer.cookies.map(({ name: key, value }) => `${key}=${value}`).join('; ');
  return { userId, cookie, credentials: { email, password }, call: callWith(test, { cookie, 'x-tenon-request': '1' }) };
}

/** An integration with a new key of these roles. */
export async function keyCaller(
  test: TestApp,
  maker: Caller,
  roles: string[],
): Promise<{ call: Caller; id: string; authorization: string }> {
  const { id, key } = (await maker('POST', '/api/api-keys', { name: 'ERP', roles })).json();
  const authorization = `Bearer ${key}`;
  return { id, authorization, call: callWith(test, { authorization }) };
}

const host = 'localhost:3000';

function callWith({ app }: TestApp, own: Record<string, string>): Caller {
  return (method, url, body, headers = {}) =>
    app.inject({
      method,
      url,
      payload: body as InjectOptions['payload'],
      headers: { host, 'accept-language': 'en', ...own, ...headers },
    });
}
