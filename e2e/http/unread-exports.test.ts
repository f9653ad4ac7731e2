import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let administrator: Caller;
let cookie: string;

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  const description = 'x'.repeat(9000);
  for (let part = 0; part < 27; part += 1) {
    const records = Array.from({ length: 100 }, (_, n) => ({ name: `客户 ${part} ${n}`, description }));
    const { statusCode } = await administrator('POST', '/api/records/account/bulk', { action: 'create', records });
    expect(statusCode).toBe(200);
  }
  await administrator('POST', '/api/records/product', { name: '产品' });
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  cookie = await administrator('GET', '/api/me').then(({ raw }) => String(raw.req.headers.cookie));
});
afterAll(() => test.close());

/** Asks for everything, and takes nothing but the beginning. */
function openUnread(): Promise<Socket> {
  const { port } = test.app.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET /api/records/account/export.csv HTTP/1.1\r\nHost: localhost:3000\r\nCookie: ${cookie}\r\n\r\n`),
    );
    socket.on('error', reject);
    socket.once('readable', () => {
      expect(String(socket.read(100))).toContain('200 OK');
      resolve(socket.pause());
    });
  });
}

describe('exports that nobody reads', () => {
  it('keep their reader from more of them, and nobody else from anything', async () => {
    const held = [await openUnread(), await openUnread()];
    const { call: manager } = await inviteColleague(test, { name: '王芳', roles: ['sales_manager', 'administrator'] });
    const exported = await manager('GET', '/api/records/product/export.csv');
    expect([exported.statusCode, exported.body.includes('产品')]).toEqual([200, true]);
    const change = {
      action: 'update',
      filter: { field: 'name', op: 'eq', value: '客户 0 1' },
      values: { phone: '010-12345678' },
    };
    const bulk = await administrator('POST', '/api/records/account/bulk', change);
    expect(bulk.statusCode, bulk.body).toBe(200);
    const third = await administrator('GET', '/api/records/product/export.csv');
    expect([third.statusCode, third.json().code, third.headers['retry-after']]).toEqual([503, 'busy', '2']);
    for (const socket of held) socket.destroy();
    await expect
      .poll(async () => (await administrator('GET', '/api/records/product/export.csv')).statusCode, { timeout: 8000 })
      .toBe(200);
  });
});
