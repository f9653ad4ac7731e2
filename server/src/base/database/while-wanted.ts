import { AsyncLocalStorage } from 'node:async_hooks';
import { connect } from 'node:net';
import type pg from 'pg';
import type { Row, Statement } from './database.ts';
import { runStatement } from './run-statement.ts';

/** Ambient like the requester: it decides how long the database works for somebody, never what anybody sees or may do. */
const wanted = new AsyncLocalStorage<AbortSignal>();

/** What `work` only reads is given up once nobody waits for it any more. Nothing that is to be written may depend on it. */
export function runWhileWanted<T>(gone: AbortSignal, work: () => T): T {
  return wanted.run(gone, work);
}

/** What others may wait for as well, such as what is kept in memory for all, goes on to its end. */
export function runToEnd<T>(work: () => T): T {
  return wanted.exit(work);
}

/** Undefined for what is done to its end, whoever waits. */
export function wantedUntil(): AbortSignal | undefined {
  return wanted.getStore();
}

/** In milliseconds. What takes less is done sooner than another connection is opened. */
const worthStopping = 100;

const stopped = new WeakSet<pg.PoolClient>();

/**
 * Runs a statement that reads, and stops it where nobody waits for it any more. Its connection is not lent again then: the word to stop
 * may reach PostgreSQL late, and would stop what somebody else asks.
 */
export async function readWhileWanted(client: pg.PoolClient, statement: Statement): Promise<Row[]> {
  const gone = wantedUntil();
  const sent = runStatement(client, statement);
  if (!gone) return sent;
  const begun = performance.now();
  let waiting: NodeJS.Timeout | undefined;
  const stop = () => {
    stopped.add(client);
    sendStop(client);
  };
  const leave = () => {
    waiting = setTimeout(stop, Math.max(0, begun + worthStopping - performance.now()));
  };
  if (gone.aborted) leave();
  else gone.addEventListener('abort', leave, { once: true });
  try {
    return await sent;
  } finally {
    clearTimeout(waiting);
    gone.removeEventListener('abort', leave);
  }
}

/** Whether a statement of this connection was stopped, so that nobody may have it after. */
export function isStopped(client: pg.PoolClient): boolean {
  return stopped.has(client);
}

type Address = { host: string; port: number; processID: number; secretKey: number };

/** PostgreSQL's own message for it, on a connection of its own. Where it does not arrive, the statement comes to its end or to its limit of time. */
function sendStop(client: pg.PoolClient): void {
  const { host, port, processID, secretKey } = client as unknown as Address;
  const message = Buffer.alloc(16);
  for (const [at, part] of [16, stopCode, processID, secretKey].entries()) message.writeInt32BE(part, at * 4);
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  socket.on('error', () => {});
  socket.end(message);
}

const stopCode = 80877102;

/** What several wait for: `gone` once all of them are. Each says by `join` that they wait, for as long as their own signal says. */
export function shareWaiting(): { gone: AbortSignal; join: (own: AbortSignal | undefined) => void } {
  const controller = new AbortController();
  let waiting = 0;
  const leave = () => {
    waiting -= 1;
    if (waiting === 0) controller.abort();
  };
  return {
    gone: controller.signal,
    join(own) {
      waiting += 1;
      if (own?.aborted) leave();
      else own?.addEventListener('abort', leave, { once: true });
    },
  };
}
