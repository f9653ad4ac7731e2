import type { Database, Transaction } from '../base/database/database.ts';

/**
 * Keeps what was read from the database until a NOTIFY on its channel says that it changed. While none can be heard, it is read each time.
 */
export type NotifiedCache<V> = {
  read(database: Database, key: string, load: () => Promise<V | undefined>): Promise<V | undefined>;
  /** What is known without asking the database. */
  peek(database: Database, key: string): V | undefined;
  /** Says in a transaction that what concerns `topic` changes with its commit: here at once, in other processes within a moment. */
  announce(tx: Transaction, database: Database, topic: string): Promise<void>;
};

type Entry<V> = { loading: Promise<V | undefined>; value?: V };
type Kept<V> = { entries: Map<string, Entry<V>>; listening: Promise<void> };

const maxEntries = 10_000;

/** Entries go when any server announces a topic on the channel that `concerns` them; while nothing can be heard, all is read each time. */
export function createNotifiedCache<V>(channel: string, concerns: (topic: string, value: V) => boolean): NotifiedCache<V> {
  const byDatabase = new WeakMap<Database, Kept<V>>();
  return { read, announce, peek };

  async function read(database: Database, key: string, load: () => Promise<V | undefined>): Promise<V | undefined> {
    const { entries, listening } = open(database);
    // Nothing is kept before changes can be heard.
    await listening;
    const known = entries.get(key);
    // What is on its way was asked for just now.
    if (known && (known.value === undefined || database.hears())) return known.loading;
    return start(entries, key, load).loading;
  }

  function peek(database: Database, key: string): V | undefined {
    return database.hears() ? byDatabase.get(database)?.entries.get(key)?.value : undefined;
  }

  function start(entries: Map<string, Entry<V>>, key: string, load: () => Promise<V | undefined>): Entry<V> {
    if (entries.size >= maxEntries) entries.clear();
    const entry: Entry<V> = { loading: load() };
    entries.set(key, entry);
    const forget = () => entries.get(key) === entry && entries.delete(key);
    entry.loading.then((value) => {
      if (value === undefined) forget();
      else entry.value = value;
    }, forget);
    return entry;
  }

  async function announce(tx: Transaction, database: Database, topic: string): Promise<void> {
    tx.afterCommit(() => drop(open(database).entries, topic));
    await tx.query({ text: 'select pg_notify($1, $2)', values: [channel, topic] });
  }

  /** What is still loading may have been read before the change, so it goes as well. */
  function drop(entries: Map<string, Entry<V>>, topic: string): void {
    for (const [key, { value }] of entries) if (value === undefined || concerns(topic, value)) entries.delete(key);
  }

  function open(database: Database): Kept<V> {
    const known = byDatabase.get(database);
    if (known) return known;
    const entries = new Map<string, Entry<V>>();
    const listening = database.listen(
      channel,
      (topic) => drop(entries, topic),
      () => entries.clear(),
    );
    listening.catch(() => byDatabase.delete(database));
    const kept = { entries, listening };
    byDatabase.set(database, kept);
    return kept;
  }
}
