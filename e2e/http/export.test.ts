import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Colleague, inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let administrator: Caller;
let exporter: Colleague;

const label = { zh: '导出', en: 'Exporter' };

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  const body = {
    label,
    objects: { deal: { read: 'all', export: true }, account: { read: 'own' }, user: { read: 'all' } },
    fields: { 'account.phone': 'hidden', 'deal.amount': 'hidden' },
  };
  expect((await administrator('POST', '/api/roles', { name: 'exporter', body })).statusCode).toBeLessThan(300);
  exporter = await inviteColleague(test, { name: '李雷', roles: ['exporter'] });
  const account = (await administrator('POST', '/api/records/account', { name: '他人的客户', phone: '021-55550000' })).json();
  await administrator('POST', '/api/records/deal', { name: '导出的商机', account: account.id, amount: '12345' });
});
afterAll(() => test.close());

const exported = (select: string) => exporter.call('GET', `/api/records/deal/export.csv?${select}`);

describe('an export', () => {
  it('needs its right for the object that it lists', async () => {
    expect((await exporter.call('GET', '/api/records/account/export.csv')).statusCode).toBe(403);
    expect((await exported('select=name')).statusCode).toBe(200);
  });

  it('tells nothing of related records that may not be read', async () => {
    const { body, statusCode } = await exported('select=name,account,account.name,account.website');
    expect(statusCode).toBe(200);
    expect(body).toContain('导出的商机');
    expect(body).not.toContain('他人的客户');
  });

  it('knows no hidden field, whether of its own object or of another, also in filters and order', async () => {
    const hidden = ['amount', 'account.phone', 'weighted_amount', 'account.credit_secret'];
    for (const path of hidden) {
      const { statusCode, body } = await exported(`select=name,${path}`);
      expect([statusCode, JSON.parse(body).code], path).toEqual([400, 'invalidQuery']);
      expect(body).not.toContain('021-55550000');
    }
    expect((await exported('select=name&sort=account.phone')).statusCode).toBe(400);
    const filter = encodeURIComponent(JSON.stringify({ field: 'account.phone', op: 'notEmpty' }));
    expect((await exported(`select=name&filter=${filter}`)).statusCode).toBe(400);
  });

  it('leaves hidden fields out of the columns it chooses itself', async () => {
    const { body } = await exported('');
    expect(body).toContain('导出的商机');
    expect(body).not.toContain('12345');
  });
});
