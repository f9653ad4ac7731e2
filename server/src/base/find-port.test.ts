import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { findPort } from './find-port.ts';

test('a taken port is stepped over, a free one is kept', async () => {
  const server = createServer().listen({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const taken = (server.address() as AddressInfo).port;
  expect(await findPort(taken, '127.0.0.1')).toBeGreaterThan(taken);
  server.close();
  await once(server, 'close');
  expect(await findPort(taken, '127.0.0.1')).toBe(taken);
});
