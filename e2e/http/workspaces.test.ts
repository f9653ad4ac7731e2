import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, jobEnd, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

describe('a second workspace', () => {
  it('is its maker’s, empty, and sees nothing of the first', async () => {
    const { id: account } = (await call('POST', '/api/records/account', { name: '第一家公司的客户' })).json();
    const { id } = (await call('POST', '/api/workspaces', { name: '第二家公司', currency: 'USD' })).json();
    expect((await call('POST', '/api/me/workspace', { id })).statusCode).toBe(200);
    const me = (await call('GET', '/api/me')).json();
    expect(me).toMatchObject({ workspace: { id, name: '第二家公司' }, roles: [{ name: 'administrator' }] });
    expect(me.workspaces).toHaveLength(2);
    expect((await call('GET', '/api/metadata')).json()).toMatchObject({ currency: 'USD', reports: {} });
    expect((await call('GET', `/api/records/account/${account}`)).statusCode).toBe(404);
    const { job } = (await call('POST', '/api/setup/template', { template: 'sales', sampleData: false })).json();
    expect(await jobEnd(call, job)).toMatchObject({ status: 'done' });
    expect((await call('GET', `/api/records/account/${account}`)).statusCode).toBe(404);
    expect((await call('GET', '/api/records/account?count=exact')).json().count.value).toBe(0);
    await call('POST', '/api/me/workspace', { id: 'main' });
    expect((await call('GET', `/api/records/account/${account}`)).json().name).toBe('第一家公司的客户');
  });

  it('takes nothing that a page of the first one, or of somebody else, still sends', async () => {
    const me = (await call('GET', '/api/me')).json();
    const as = (workspace: string, user: string) => ({ 'x-tenon-as': `${workspace} ${user}` });
    const create = (headers: Record<string, string>) => call('POST', '/api/records/account', { name: '错放的客户' }, headers);
    expect((await create(as('main', me.user.id))).statusCode).toBe(201);
    for (const headers of [as('w_2', me.user.id), as('main', me.workspace.id)]) {
      const refused = await create(headers);
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'otherSession']);
    }
  });

  it('is founded from the first one alone, whose people run the server, and not any number of times', async () => {
    const { id } = (await call('POST', '/api/workspaces', { name: '分公司' })).json();
    await call('POST', '/api/me/workspace', { id });
    expect((await call('POST', '/api/workspaces', { name: '分公司的分公司' })).statusCode).toBe(403);
    await call('POST', '/api/me/workspace', { id: 'main' });
    await test.workspace.database.platform.query({
      text: `with made as (insert into tenon.workspace select (jsonb_populate_record(w, jsonb_build_object('id', 'w_' || n, 'schema_name', 'ws_w_' || n, 'role_name', 'role_w_' || n))).*
          from tenon.workspace w, generate_series(1, 20) n where w.id = 'main' returning id)
        insert into tenon.membership (account_id, workspace_id, user_id)
        select m.account_id, made.id, m.user_id from tenon.membership m, made where m.workspace_id = 'main'`,
      values: [],
    });
    expect((await call('POST', '/api/workspaces', { name: '又一家' })).json()).toMatchObject({
      status: 413,
      title: expect.stringContaining('20 workspaces'),
    });
    await test.workspace.database.platform.query({ text: `delete from tenon.workspace where id ~ '^w_[0-9]{1,2}$'`, values: [] });
  });

  it('cannot be entered by who does not belong to it', async () => {
    expect((await call('POST', '/api/me/workspace', { id: 'elsewhere' })).statusCode).toBe(404);
  });
});

describe('the workspace one is in', () => {
  it('takes another name at once, and another base currency only while it has no objects of its own', async () => {
    expect((await call('PATCH', '/api/workspace', { name: '  星河精密  ' })).statusCode).toBe(204);
    expect((await call('GET', '/api/me')).json().workspace.name).toBe('星河精密');
    expect((await call('PATCH', '/api/workspace', { currency: 'USD' })).statusCode).toBe(409);
    expect((await call('GET', '/api/metadata')).json().currency).toBe('CNY');

    const { id } = (await call('POST', '/api/workspaces', { name: 'New' })).json();
    await call('POST', '/api/me/workspace', { id });
    expect((await call('PATCH', '/api/workspace', { currency: 'EUR' })).statusCode).toBe(204);
    expect((await call('GET', '/api/metadata')).json().currency).toBe('EUR');
    await call('POST', '/api/me/workspace', { id: 'main' });
  });

  it('keeps its name for whoever does not manage it', async () => {
    const { call: rep } = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
    expect((await rep('PATCH', '/api/workspace', { name: 'Mine' })).statusCode).toBe(403);
  });
});
