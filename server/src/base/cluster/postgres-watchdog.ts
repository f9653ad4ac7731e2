import { spawn } from 'node:child_process';
import type { Postmaster } from './postmaster-file.ts';

export type Watchdog = { dismiss(): void };

/**
 * Waits for the end of its standard input, which the system closes however this process ends. The number in `postmaster.pid` is asked
 * again, because the server's own may since belong to another program.
 */
const script = `
read -r line && exit 0
[ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ] && kill -INT "$1"`;

/**
 * Stops the server when this process is gone, also by kill -9 or for lack of memory, when it can do nothing itself: a shell of its own
 * session holds the other end of a pipe.
 */
export function stopWithThisProcess({ pid }: Postmaster, cluster: string): Watchdog {
  const child = spawn('/bin/sh', ['-c', script, 'tenon-postgres-watchdog', String(pid), cluster], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a watchdog the next start takes the server over.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return { dismiss: () => void child.stdin.end('dismissed\n') };
}
