import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { openApp } from './open-app.ts';

it('a closing server tells who still asks when to come back', async () => {
  const test = await openApp();
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((test.app.server.address() as AddressInfo).port, '127.0.0.1');
  // Half a request, so that the connection is not let go as an idle one.
  const begun = once(test.app.server, 'connection');
  socket.write('GET /api/session HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n');
  const [theirs] = await begun;
  await expect.poll(() => (theirs as Socket).bytesRead).toBeGreaterThan(0);
  const closed = test.close();
  socket.write('\r\n');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 503 /);
  expect(String(answer).toLowerCase()).toContain('retry-after: 5\r\n');
  expect(String(answer)).toContain('"code":"busy"');
  socket.destroy();
  await closed;
});
