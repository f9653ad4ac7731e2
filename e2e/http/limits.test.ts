import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteColleague, keyCaller } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let administrator: Caller;

beforeAll(async () => {
  test = await openApp({ settings: { TENON_RATE_LIMIT: '30', TENON_RATE_LIMIT_STRANGERS: '20' } });
  administrator = await test.signIn();
});
afterAll(() => test.close());

async function untilRefused(ask: () => ReturnType<Caller>): Promise<{ passed: number; answer: Awaited<ReturnType<Caller>> }> {
  for (let passed = 0; passed < 100; passed += 1) {
    const answer = await ask();
    if (answer.statusCode === 429) return { passed, answer };
  }
  throw new Error('never refused');
}

describe('too many requests', () => {
  it('are answered 429 with a time to wait, for each session and key alone', async () => {
    const rep = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
    const key = await keyCaller(test, administrator, ['sales_rep']);
    const { passed, answer } = await untilRefused(() => rep.call('GET', '/api/records/deal'));
    expect(passed).toBeGreaterThanOrEqual(30);
    expect(answer.json()).toMatchObject({ code: 'tooManyRequests', status: 429 });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await key.call('GET', '/api/records/deal')).statusCode).toBe(200);
    expect((await administrator('GET', '/api/records/deal')).statusCode).toBe(200);
  });

  it('are counted by address for those who are not signed in, with bad keys, too', async () => {
    const stranger = (headers: Record<string, string>) => test.app.inject({ method: 'GET', url: '/api/session/info', headers });
    const { passed } = await untilRefused(() => stranger({ authorization: 'Bearer tk_nothing' }));
    expect(passed).toBeLessThanOrEqual(20);
    expect((await stranger({})).statusCode).toBe(429);
    expect((await test.app.inject({ method: 'GET', url: '/health' })).statusCode).toBe(200);
    expect((await administrator('GET', '/api/records/deal')).statusCode).toBe(200);
  });
});

describe('a body', () => {
  const keys = (count: number) => `{${Array.from({ length: count }, (_, n) => `"k${n}":1`).join(',')}}`;
  const send = (call: Caller, path: string, body: string) => call('POST', path, body, { 'content-type': 'application/json' });

  it('of somebody who is not signed in is not read where only others may come, and small where they may', async () => {
    const stranger: Caller = (method, url, body, headers) =>
      other.app.inject({
        method,
        url,
        payload: body as string,
        headers: { 'x-tenon-request': '1', 'accept-language': 'en', ...headers },
      });
    const bad = '{"name":';
    const other = await openApp();
    expect((await send(stranger, '/api/records/deal', bad)).json().code).toBe('signInNeeded');
    expect((await send(stranger, '/api/nothing', bad)).json().code).toBe('notFound');
    expect((await send(stranger, '/nothing', bad)).json().code).toBe('notFound');
    expect((await send(stranger, '/api/metadata', bad)).json().code).toBe('methodNotAllowed');
    const unknown = (path: string) =>
      stranger('POST', path, bad, { 'content-type': 'application/json', cookie: '__Host-tenon=x' });
    expect((await unknown('/api/records/deal')).json().code).toBe('signInNeeded');
    expect((await send(stranger, '/api/session', `"${'x'.repeat(20_000)}"`)).json()).toMatchObject({
      status: 413,
      title: expect.stringContaining('16 kB'),
    });
    expect((await send(stranger, '/api/session', keys(300))).json()).toMatchObject({
      status: 413,
      title: expect.stringContaining('200 different'),
    });
    await other.close();
  });

  it('of somebody who is signed in holds no more than is looked through in a moment', async () => {
    const tooMuch = async (path: string, body: string) => {
      const answer = await send(administrator, path, body);
      expect(answer.statusCode).toBe(413);
      return answer.json().title;
    };
    expect(await tooMuch('/api/records/deal', keys(6000))).toContain('5000 different sequences of keys');
    expect(await tooMuch('/api/records/deal', `[${'[],'.repeat(60_000)}[]]`)).toContain('50000 values');
    expect(await tooMuch('/api/records/deal', `"${'x'.repeat(2 * 1024 * 1024)}"`)).toContain('2 MB');
    expect(await tooMuch('/api/records/deal/bulk', `"${'x'.repeat(5 * 1024 * 1024)}"`)).toContain('5 MB');
  });

  it('names the first of many things that are wrong with it', async () => {
    const body = JSON.stringify({ action: 'delete', ids: Array.from({ length: 100_000 }, () => 1) });
    const answer = await send(administrator, '/api/records/deal/bulk', body);
    expect(answer.statusCode).toBe(400);
    expect(answer.body.length).toBeLessThan(5000);
  });
});

describe('an address that is spelt otherwise', () => {
  it('is counted and refused from other sites all the same', async () => {
    const other = await openApp({ settings: { TENON_RATE_LIMIT_STRANGERS: '20' } });
    const ask = () => other.app.inject({ method: 'GET', url: '/%61pi/session/info' });
    expect((await untilRefused(ask)).passed).toBe(20);
    const headers = { host: 'localhost', 'sec-fetch-site': 'cross-site' };
    const answer = await other.app.inject({ method: 'POST', url: '/%61pi/session', payload: {}, headers });
    expect(answer.json().code).toBe('crossSite');
    await other.close();
  });
});

describe('a connection', () => {
  it('has little time for its headers, and more for a file on a slow line, but not without end', () => {
    const { headersTimeout, requestTimeout, maxConnections } = test.app.server;
    expect({ headersTimeout, requestTimeout, maxConnections }).toEqual({
      headersTimeout: 20_000,
      requestTimeout: 900_000,
      maxConnections: 4000,
    });
  });
});

describe('behind proxies', () => {
  it.each([
    ['yes', 1],
    ['2', 2],
  ])('%s, a caller is who the outermost of them saw, whatever the caller says', async (setting, proxies) => {
    const behind = await openApp({ settings: { TENON_TRUST_PROXY: setting, TENON_RATE_LIMIT_STRANGERS: '20' } });
    const askFrom = (address: string, said: string) => {
      const seen = [said, address, '10.0.0.9'].slice(0, proxies + 1).join(', ');
      return behind.app.inject({ method: 'GET', url: '/api/session/info', headers: { 'x-forwarded-for': seen } });
    };
    let liar = 0;
    const { passed } = await untilRefused(() => askFrom('203.0.113.7', `198.51.100.${liar++}`));
    expect(passed).toBe(20);
    expect((await askFrom('203.0.113.8', '203.0.113.7')).statusCode).toBe(200);
    await behind.close();
  });
});
