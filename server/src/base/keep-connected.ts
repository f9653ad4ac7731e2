import pg from 'pg';
import type { Log } from './log.ts';

/** In milliseconds. What changed elsewhere while the connection was silently dead counts here after both together and a second, at the latest. */
const heartbeat = { every: 1000, patience: 3000 };
const pause = 1000;

export type KeptConnection = {
  /** The first time it may fail; from then on it is tried again until it works. */
  open(): Promise<void>;
  /** Undefined while there is none. */
  current(): pg.Client | undefined;
  close(): Promise<void>;
};

type Events = {
  /** On each new connection, before it counts as one. */
  connected(client: pg.Client): Promise<void>;
  /** After each time in which there was none. */
  reconnected(): void;
  /** It gave no sign of life, and is given up. */
  fellSilent(): void;
};

/**
 * One connection that is made again whenever it is lost. A network that forgets a connection tells neither end, so it is asked something
 * every second; one that does not answer is given up.
 */
export function keepConnected(settings: pg.ClientConfig, log: Log, events: Events): KeptConnection {
  let current: pg.Client | undefined;
  let opening: Promise<void> | undefined;
  let askedAt: number | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  const beating = setInterval(beat, heartbeat.every).unref();

  return {
    open() {
      opening ??= connect().catch((error) => {
        opening = undefined;
        throw error;
      });
      return opening;
    },
    current: () => current,
    async close() {
      closed = true;
      clearInterval(beating);
      clearTimeout(retry);
      const client = current;
      current = undefined;
      await client?.end();
    },
  };

  async function connect(): Promise<void> {
    const client = new pg.Client(settings);
    client.on('error', (error) => lose(client, error.message));
    client.on('end', () => lose(client, 'it was closed'));
    try {
      await client.connect();
      await events.connected(client);
    } catch (error) {
      cut(client);
      throw error;
    }
    if (closed) return client.end();
    askedAt = undefined;
    current = client;
  }

  function beat(): void {
    const client = current;
    if (!client) return;
    if (askedAt === undefined) {
      askedAt = performance.now();
      client.query('select', (error: Error | null) => {
        if (!error && client === current) askedAt = undefined;
      });
    } else if (performance.now() - askedAt > heartbeat.patience) {
      // The answer may be there already, and this process was the one that was slow.
      setImmediate(() => {
        if (askedAt === undefined || client !== current) return;
        events.fellSilent();
        lose(client, 'it does not answer');
      });
    }
  }

  function lose(client: pg.Client, reason: string): void {
    if (client !== current) return;
    current = undefined;
    cut(client);
    log.warn({ reason }, 'changes are not heard; nothing is answered from memory');
    tryAgain();
  }

  function tryAgain(): void {
    retry = setTimeout(async () => {
      try {
        await connect();
      } catch {
        if (!closed) tryAgain();
        return;
      }
      log.info('changes are heard again');
      events.reconnected();
    }, pause);
    retry.unref();
  }
}

function cut(client: pg.Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
