import { setFlagsFromString } from 'node:v8';

/**
 * Tells V8 what it cannot see while a server starts: what is read later lives for milliseconds. To be called before
 * code is loaded and the database is read; answers what to call when the server has started. Why: docs/decisions/performance.md.
 */
export function tuneGarbageCollection(): () => void {
  // What is read at the start stays, from which V8 concludes for good that rows live long, and makes them where only a full collection looks.
  setFlagsFromString('--no-allocation-site-pretenuring');
  // For what stays the young generation need not grow. Never for longer: V8 shrinks it in quiet hours, and it has to come back.
  setFlagsFromString('--semi-space-growth-factor=1');
  return () => setFlagsFromString('--semi-space-growth-factor=2');
}
