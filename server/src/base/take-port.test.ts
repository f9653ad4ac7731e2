import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { takePort } from './take-port.ts';

const apps: FastifyInstance[] = [];

afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

async function start(wanted: number): Promise<number> {
  const app = fastify();
  apps.push(app);
  await takePort(wanted, (port) => app.listen({ port, host: '127.0.0.1' }));
  return (app.server.address() as AddressInfo).port;
}

test('a taken port is stepped over, a free one is kept', async () => {
  const first = await start(0);
  expect(await start(first)).toBeGreaterThan(first);
  await apps[0]?.close();
  expect(await start(first)).toBe(first);
});

test('several that start at once get a port each', async () => {
  const first = await start(0);
  const ports = await Promise.all([start(first), start(first), start(first)]);
  expect(new Set([first, ...ports]).size).toBe(4);
});

test('what is not about the port stops the start', async () => {
  const listen = () => Promise.reject(Object.assign(new Error('no such address'), { code: 'EADDRNOTAVAIL' }));
  await expect(takePort(3000, listen)).rejects.toThrow('no such address');
  await expect(takePort(65535, () => Promise.reject(Object.assign(new Error(), { code: 'EADDRINUSE' })))).rejects.toThrow(
    'No port',
  );
});
