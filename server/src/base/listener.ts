import pg from 'pg';
import type { Log } from './log.ts';

export type Listener = {
  /** Calls back for each NOTIFY on the channel. After each time in which it could hear nothing it calls `missed`. */
  listen(channel: string, heard: (payload: string) => void, missed: () => void): Promise<void>;
  /** Whether all that is announced is heard. While it is not, what is in memory may no longer be so. */
  hears(): boolean;
  close(): Promise<void>;
};

/** In milliseconds. What changed elsewhere while the connection was silently dead counts here after both together and a second, at the latest. */
const heartbeat = { every: 1000, patience: 3000 };
const pause = 1000;

type Ears = { heard: (payload: string) => void; missed: () => void };

/**
 * One connection for all channels. A network that forgets a connection tells neither end, so it is asked something every second; one
 * that does not answer is given up and made again, and `fellSilent` called.
 */
export function openListener(settings: pg.ClientConfig, log: Log, fellSilent: () => void): Listener {
  const channels = new Map<string, Ears[]>();
  let current: pg.Client | undefined;
  let opening: Promise<void> | undefined;
  let askedAt: number | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  const beating = setInterval(beat, heartbeat.every).unref();

  return {
    async listen(channel, heard, missed) {
      opening ??= open();
      await opening;
      const ears = channels.get(channel);
      channels.set(channel, [...(ears ?? []), { heard, missed }]);
      // One that is lost meanwhile is made again for all channels.
      if (!ears) await current?.query(`listen ${pg.escapeIdentifier(channel)}`).catch(() => {});
    },
    hears: () => current !== undefined,
    async close() {
      closed = true;
      clearInterval(beating);
      clearTimeout(retry);
      const client = current;
      current = undefined;
      await client?.end();
    },
  };

  /** The first time it may fail; from then on it is tried again until it works. */
  async function open(): Promise<void> {
    await connect().catch((error) => {
      opening = undefined;
      throw error;
    });
  }

  async function connect(): Promise<void> {
    const client = new pg.Client(settings);
    client.on('notification', ({ channel, payload = '' }) => tell(channel, ({ heard }) => heard(payload)));
    client.on('error', (error) => lose(client, error.message));
    client.on('end', () => lose(client, 'it was closed'));
    try {
      await client.connect();
      for (const channel of channels.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      cut(client);
      throw error;
    }
    if (closed) return client.end();
    askedAt = undefined;
    current = client;
  }

  /** One who stumbles over what was said keeps nobody else from it. */
  function tell(channel: string, say: (ears: Ears) => void): void {
    for (const ears of channels.get(channel) ?? []) {
      try {
        say(ears);
      } catch (error) {
        log.error({ err: error, channel }, 'a notification was not understood');
      }
    }
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
        fellSilent();
        lose(client, 'it does not answer');
      });
    }
  }

  function lose(client: pg.Client, reason: string): void {
    if (client !== current) return;
    current = undefined;
    cut(client);
    log.warn({ reason }, 'changes are not heard; nothing is answered from memory');
    again();
  }

  function again(): void {
    retry = setTimeout(async () => {
      try {
        await connect();
      } catch {
        if (!closed) again();
        return;
      }
      log.info('changes are heard again');
      for (const channel of channels.keys()) tell(channel, ({ missed }) => missed());
    }, pause);
    retry.unref();
  }

  function cut(client: pg.Client): void {
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  }
}
