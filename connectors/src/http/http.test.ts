import type { HttpRequest } from '@tenon/metadata';
import { expect, it } from 'vitest';
import { http } from './http.connector.ts';

async function send(action: string, input: object): Promise<HttpRequest[]> {
  const requests: HttpRequest[] = [];
  await http.actions[action]?.run({
    settings: { url: 'https://erp.example.com/api', header: 'X-Key', token: 'secret' },
    ...{ key: 'event_step_1', now: new Date(), input, change: {} },
    async request(asked: HttpRequest) {
      requests.push(asked);
      return { status: 200, text: '{}' };
    },
  } as never);
  return requests;
}

it('asks behind the base address, says who asks and names the call', async () => {
  expect(await send('get', { path: '/customers/42?full=1' })).toEqual([
    {
      ...{ url: 'https://erp.example.com/api/customers/42?full=1', method: 'GET' },
      headers: { 'idempotency-key': 'event_step_1', 'x-key': 'secret' },
    },
  ]);
  const [posted] = await send('post', { path: 'orders', body: '{ "a": 1 }' });
  expect(posted).toMatchObject({ method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } });
});

it('goes to no other place, whatever a value says, and sends nothing that is no JSON', async () => {
  for (const path of ['../admin', 'a/../../admin', '%2e%2e/admin', 'x/%2E%2E/%2e%2e/admin'])
    await expect(send('get', { path })).rejects.toMatchObject({ next: 'never' });
  expect((await send('get', { path: 'https://evil.example/' }))[0]?.url).toBe(
    'https://erp.example.com/api/https://evil.example/',
  );
  await expect(send('post', { path: 'orders', body: '{"a": ' })).rejects.toMatchObject({ next: 'never' });
});

it('writes values so that they stay values', () => {
  expect(http.actions.post?.quote?.('a "b"\n')).toBe('a \\"b\\"\\n');
  expect(http.actions.get?.quote?.('../a b?c')).toBe('..%2Fa%20b%3Fc');
});
