import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropIdleReader } from './drop-idle-reader.ts';

/** In milliseconds, of a reader who takes nothing. */
const patience = 400;
/** More than the operating system keeps for anybody. */
const much = 64 * 1024 * 1024;

const app = fastify();
let source: Readable;

beforeAll(async () => {
  app.get('/much', (request, reply) => {
    dropIdleReader(request, patience);
    const piece = Buffer.alloc(64 * 1024, 'x');
    let left = much / piece.length;
    source = new Readable({
      read() {
        this.push(left > 0 ? piece : null);
        left -= 1;
      },
    });
    return reply.header('content-length', much).send(source);
  });
  app.get('/late', async () => {
    await sleep(3 * patience);
    return 'late';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

async function ask(path: string, on?: Socket): Promise<Socket> {
  const socket = on ?? connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  if (!on) await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  return socket;
}

/** Takes what comes, resting between two pieces, until there is enough; answers how much it was. */
async function read(socket: Socket, { enough, rest }: { enough: number; rest: number }): Promise<number> {
  let taken = 0;
  for await (const piece of socket.iterator({ destroyOnReturn: false })) {
    taken += piece.length;
    if (taken >= enough) break;
    if (rest > 0) await sleep(rest);
  }
  return taken;
}

describe('a long answer', () => {
  it('is let go, with what is read for it, when its reader takes nothing', async () => {
    const socket = await ask('/much');
    socket.on('error', () => undefined);
    await once(socket, 'readable');
    expect(source.destroyed).toBe(false);
    await expect.poll(() => source.destroyed, { timeout: 10 * patience }).toBe(true);
    socket.destroy();
  });

  it('goes on for who reads slowly', async () => {
    const socket = await ask('/much');
    expect(await read(socket, { enough: 8 * 1024 * 1024, rest: patience / 40 })).toBeGreaterThan(8 * 1024 * 1024 - 1);
    expect(source.destroyed).toBe(false);
    socket.destroy();
  });

  it('leaves the next one on its connection the time it takes', async () => {
    const socket = await ask('/much');
    await read(socket, { enough: much, rest: 0 });
    await ask('/late', socket);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('200 OK');
    socket.destroy();
  });
});
