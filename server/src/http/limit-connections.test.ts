import { EventEmitter, once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../base/log.ts';
import { limitConnections } from './limit-connections.ts';

const limits = { together: 3, ofNetwork: 2 };
const log = createLog('silent');
let server: Server;

beforeEach(() => {
  server = createServer();
});
afterEach(() => void server.close());

/** A connection as the server is told of it; true while it is open. */
function arrive(remoteAddress: string): { isOpen: () => boolean; leave: () => void } {
  let isOpen = true;
  const close = () => {
    isOpen = false;
    socket.emit('close');
  };
  const socket = Object.assign(new EventEmitter(), { remoteAddress, destroy: close });
  server.emit('connection', socket);
  return { isOpen: () => isOpen, leave: close };
}

describe('connections', () => {
  it('of one network are so many, and others have theirs', () => {
    limitConnections(server, { isBehindProxy: false, log, limits });
    const [first, second, third] = ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2::3'].map(arrive);
    expect([first?.isOpen(), second?.isOpen(), third?.isOpen()]).toEqual([true, true, false]);
    expect(arrive('203.0.113.7').isOpen()).toBe(true);
    first?.leave();
    expect(arrive('2001:db8:1:2::4').isOpen()).toBe(true);
    expect(arrive('2001:db8:1:2::5').isOpen()).toBe(false);
  });

  it('of this machine, and behind proxies, are counted together only', () => {
    limitConnections(server, { isBehindProxy: false, log, limits });
    for (let n = 0; n < 5; n += 1)
      for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(arrive(address).isOpen()).toBe(true);
    const behind = createServer();
    limitConnections(behind, { isBehindProxy: true, log, limits });
    expect(behind.listenerCount('connection')).toBe(0);
  });

  it('beyond what the server can hold are closed', async () => {
    limitConnections(server, { isBehindProxy: false, log, limits });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const sockets = [1, 2, 3].map(() => connect(port, '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const fourth = connect(port, '127.0.0.1').resume();
    await once(fourth, 'close');
    expect(sockets.every((socket) => !socket.destroyed)).toBe(true);
    for (const socket of sockets) socket.destroy();
  });
});
