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

describe('behind proxies', () => {
  it.each([
    ['yes', 1],
    ['2', 2],
  ])('%s, a caller is who the outermost of them saw, whatever he says himself', async (setting, proxies) => {
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
