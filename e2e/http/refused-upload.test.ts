import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { administrator, openApp } from './open-app.ts';

const piece = Buffer.alloc(1024 * 1024, 'Name\n');
const pieces = 24;

it('a file that is refused while it is on its way is sent to the end, so that a browser shows why', async () => {
  const test = await openApp();
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = test.app.server.address() as AddressInfo;
  const headers = { host: 'localhost:3000', 'x-tenon-request': '1' };
  const { cookies } = await test.app.inject({ method: 'POST', url: '/api/session', payload: administrator, headers });
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const sending = request({
    port,
    method: 'POST',
    path: '/api/imports/uploads?object=nothing',
    headers: { ...headers, cookie, 'content-type': 'text/csv', 'content-length': piece.length * pieces },
  });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  for (let sent = 0; sent < pieces; sent += 1) if (!sending.write(piece)) await once(sending, 'drain');
  sending.end();
  const [answer] = await answered;
  expect(answer.statusCode).toBe(404);
  expect(answer.headers.connection).not.toBe('close');
  expect(JSON.parse(String(await buffer(answer)))).toMatchObject({ code: 'notFound' });
  await test.close();
});
