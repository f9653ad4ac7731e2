import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between a server and PostgreSQL, and can swallow what goes over connections that LISTEN, as a firewall that forgot them does. */
export type SilentProxy = {
  /** As the database's address, through the proxy. */
  url: string;
  /** From now on nothing passes on connections that LISTEN, and none of them ends. */
  cut(): void;
  heal(): void;
  close(): Promise<void>;
};

/** The database listens on a Unix socket, as the embedded one does. */
export async function openSilentProxy(databaseUrl: string): Promise<SilentProxy> {
  const { username, password, pathname, searchParams } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    const far = connect(`${searchParams.get('host')}/.s.PGSQL.5432`);
    let listens = false;
    near.on('data', (bytes) => {
      listens ||= bytes.includes('listen ');
      if (!(isCut && listens)) far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!(isCut && listens)) near.write(bytes);
    });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `postgres://${username}:${password}@127.0.0.1:${port}${pathname}`,
    cut() {
      isCut = true;
    },
    heal() {
      isCut = false;
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
