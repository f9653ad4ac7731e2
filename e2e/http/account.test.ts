import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague, keyCaller } from './colleagues.ts';
import { openApp, type TestApp } from './open-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await openApp();
});
afterAll(() => test.close());

it('shows a person’s new name to colleagues, too', async () => {
  const rep = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
  expect((await rep.call('PATCH', '/api/me', { name: '李小雷' })).json()).toMatchObject({ user: { name: '李小雷' } });
  const administrator = await test.signIn();
  expect((await administrator('GET', `/api/records/user/${rep.userId}`)).json()).toMatchObject({ name: '李小雷' });
  const { entries } = (await administrator('GET', `/api/records/user/${rep.userId}/history`)).json();
  expect(entries[0]).toMatchObject({ actor: { id: rep.userId } });
});

it('keeps the idempotency keys of a session and of an API key apart', async () => {
  const administrator = await test.signIn();
  const key = await keyCaller(test, administrator, ['sales_rep']);
  const header = { 'idempotency-key': 'same' };
  const own = (await administrator('POST', '/api/records/account', { name: '会话的' }, header)).json();
  const keys = (await key.call('POST', '/api/records/account', { name: '密钥的' }, header)).json();
  const again = (await key.call('POST', '/api/records/account', { name: '密钥的' }, header)).json();
  expect(keys.id).not.toBe(own.id);
  expect(again.id).toBe(keys.id);
});
