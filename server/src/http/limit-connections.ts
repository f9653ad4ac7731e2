import type { Server } from 'node:net';
import type { Log } from '../base/log.ts';
import { networkOf } from '../base/network-of.ts';

/** Slow headers and bodies hold a connection, and little else; so many the server can hold open. */
const most = { together: 4000, ofNetwork: 1000 };
/** A line in the log for each one refused would be one more thing to flood. */
const tellEvery = 60_000;

type ConnectionLimits = typeof most;

/**
 * Closes connections beyond what the server can hold, and beyond one network's share. Behind proxies all callers come from one
 * address, so there only the sum counts; so it does for this machine itself, where an unannounced proxy may stand.
 */
export function limitConnections(
  server: Server,
  { isBehindProxy, log, limits = most }: { isBehindProxy: boolean; log: Log; limits?: ConnectionLimits },
): void {
  const open = new Map<string, number>();
  let toldAt = Number.NEGATIVE_INFINITY;
  server.maxConnections = limits.together;
  server.on('drop', () => tell());
  if (isBehindProxy) return;
  server.on('connection', (socket) => {
    const network = networkOf(socket.remoteAddress ?? '');
    if (isLocal(network)) return;
    const already = open.get(network) ?? 0;
    if (already >= limits.ofNetwork) {
      tell();
      socket.destroy();
      return;
    }
    open.set(network, already + 1);
    socket.once('close', () => {
      const left = (open.get(network) as number) - 1;
      if (left === 0) open.delete(network);
      else open.set(network, left);
    });
  });

  function tell(): void {
    if (performance.now() - toldAt < tellEvery) return;
    toldAt = performance.now();
    log.warn({ event: 'connections.refused' }, 'more connections than are taken; some were closed');
  }
}

function isLocal(network: string): boolean {
  return /^(::ffff:)?127\./.test(network) || network === '0:0:0:0';
}
