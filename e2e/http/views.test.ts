import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let administrator: Caller;
let manager: Caller;
let managerId: string;
let rep: Caller;

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  ({ call: manager, userId: managerId } = await inviteColleague(test, { name: '王芳', roles: ['sales_manager'] }));
  rep = (await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] })).call;
});
afterAll(() => test.close());

const body = { object: 'account', label: { zh: '重点客户', en: 'Key accounts' }, type: 'table', columns: [{ field: 'name' }] };
const keep = (call: Caller, shared: boolean, more: object = {}) =>
  call('POST', '/api/views', { body: { ...body, ...more }, shared });
const namesSeen = async (call: Caller): Promise<string[]> =>
  (await call('GET', '/api/metadata')).json().views.map(({ name }: { name: string }) => name);

describe('a view', () => {
  it('is shared by who has the right to, and kept by everybody for themselves', async () => {
    const { name } = (await keep(manager, true)).json();
    expect(await namesSeen(rep)).toContain(name);
    expect((await keep(rep, true)).json().code).toBe('forbidden');
    const own = (await keep(rep, false)).json().name;
    expect((await rep('PATCH', `/api/views/${own}`, { shared: true })).json().code).toBe('forbidden');
    expect((await rep('PATCH', `/api/views/${own}`, { body })).statusCode).toBe(200);
    expect(await namesSeen(manager)).not.toContain(own);
    expect((await rep('PATCH', `/api/views/${name}`, { shared: false })).statusCode).toBe(404);
    expect((await rep('DELETE', `/api/views/${name}`)).statusCode).toBe(404);
  });

  it('that somebody shares is taken back or removed by who manages metadata, after its maker left as well', async () => {
    const [first, second, own] = [await keep(manager, true), await keep(manager, true), await keep(manager, false)].map(
      (answer) => answer.json().name,
    );
    expect((await administrator('PATCH', `/api/users/${managerId}/access`, { active: false })).statusCode).toBe(204);
    expect(await namesSeen(rep)).toEqual(expect.arrayContaining([first, second]));
    expect((await administrator('PATCH', `/api/views/${first}`, { body })).statusCode).toBe(404);
    expect((await administrator('PATCH', `/api/views/${first}`, { shared: false })).statusCode).toBe(200);
    expect((await administrator('DELETE', `/api/views/${second}`)).statusCode).toBe(204);
    for (const call of [rep, administrator])
      for (const name of [first, second]) expect(await namesSeen(call)).not.toContain(name);
    expect((await administrator('DELETE', `/api/views/${own}`)).statusCode).toBe(404);
  });

  it('is small, and there are not any number of them', async () => {
    const value = Array.from({ length: 200 }, (_, n) => `text ${n} ${'y'.repeat(40)}`);
    const long = await keep(administrator, true, { filter: { field: 'name', op: 'in', value } });
    expect(long.json()).toMatchObject({ status: 413, title: expect.stringContaining('8000 characters') });
    const name = 'x'.repeat(81);
    expect((await keep(administrator, true, { label: { zh: name, en: name } })).json()).toMatchObject({
      status: 413,
      title: expect.stringContaining('80 characters'),
    });
    let kept = 0;
    while (kept <= 100 && (await keep(rep, false)).statusCode === 201) kept += 1;
    expect(kept).toBeGreaterThan(90);
    expect((await keep(rep, false)).json()).toMatchObject({ status: 413, title: expect.stringContaining('100 views') });
  });
});
