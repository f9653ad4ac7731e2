import pg from 'pg';
import type { Log } from '../log.ts';

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
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  const stopAsking = askEverySecond(
    () => current,
    (client) => {
      events.fellSilent();
      lose(client, 'it does not answer');
    },
  );

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
      stopAsking();
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
    current = client;
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

/** `silent` is told of a connection that leaves a question without an answer for too long. Answers how to stop. */
function askEverySecond(current: () => pg.Client | undefined, silent: (client: pg.Client) => void): () => void {
  let open: { client: pg.Client; at: number } | undefined;
  const asking = setInterval(() => {
    const client = current();
    if (!client) return;
    if (open?.client !== client) ask(client);
    else if (performance.now() - open.at > heartbeat.patience) lookOnceMore(open);
  }, heartbeat.every).unref();
  return () => clearInterval(asking);

  function ask(client: pg.Client): void {
    const question = { client, at: performance.now() };
    open = question;
    client.query('select', (error: Error | null) => {
      if (!error && open === question) open = undefined;
    });
  }

  /** The answer may be there already, and this process was the one that was slow. */
  function lookOnceMore(question: typeof open & object): void {
    setImmediate(() => {
      if (open === question && question.client === current()) silent(question.client);
    });
  }
}

function cut(client: pg.Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
