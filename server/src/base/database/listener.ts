import pg from 'pg';
import type { Log } from '../log.ts';
import { keepConnected } from './keep-connected.ts';

export type Listener = {
  /** Calls back for each NOTIFY on the channel. After each time in which it could hear nothing it calls `missed`. */
  listen(channel: string, heard: (payload: string) => void, missed: () => void): Promise<void>;
  /** Whether all that is announced is heard. While it is not, what is in memory may no longer be so. */
  hears(): boolean;
  close(): Promise<void>;
};

type Subscriber = { heard: (payload: string) => void; missed: () => void };

/** One connection for all channels; `fellSilent` is called when it is given up for giving no sign of life. */
export function openListener(settings: pg.ClientConfig, log: Log, fellSilent: () => void): Listener {
  const channels = new Map<string, Subscriber[]>();
  const connection = keepConnected(settings, log, {
    fellSilent,
    async connected(client) {
      client.on('notification', ({ channel, payload = '' }) => notify(channel, ({ heard }) => heard(payload)));
      for (const channel of channels.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    },
    reconnected() {
      for (const channel of channels.keys()) notify(channel, ({ missed }) => missed());
    },
  });

  return {
    async listen(channel, heard, missed) {
      await connection.open();
      const subscribers = channels.get(channel);
      channels.set(channel, [...(subscribers ?? []), { heard, missed }]);
      if (subscribers) return;
      // One that is lost meanwhile is made again for all channels.
      await connection
        .current()
        ?.query(`listen ${pg.escapeIdentifier(channel)}`)
        .catch(() => {});
    },
    hears: () => connection.current() !== undefined,
    close: connection.close,
  };

  /** One who stumbles over what was said keeps nobody else from it. */
  function notify(channel: string, say: (subscriber: Subscriber) => void): void {
    for (const subscriber of channels.get(channel) ?? []) {
      try {
        say(subscriber);
      } catch (error) {
        log.error({ err: error, channel }, 'a notification was not understood');
      }
    }
  }
}
