import { TenonError } from '../base/errors.ts';

/** Callers remembered at the most; the one unheard of for longest is forgotten first. */
const mostCallers = 20_000;

/** Milliseconds that only go forward. */
export type Ticks = () => number;

/**
 * Counts requests of each caller. A caller who has been quiet may make `perMinute` at once, and goes on at that rate. One number is
 * kept for each: when all that was asked for so far would be done at an even pace (the generic cell rate algorithm, ITU-T I.371).
 */
export function createRateLimit(perMinute: number, ticks: Ticks = () => performance.now()): (caller: string) => void {
  const step = 60_000 / perMinute;
  const dueAt = new Map<string, number>();
  return (caller) => {
    if (perMinute === 0) return;
    const now = ticks();
    const due = Math.max(dueAt.get(caller) ?? 0, now) + step;
    const wait = due - now - 60_000;
    if (wait > 1e-6) {
      const seconds = Math.max(1, Math.ceil(wait / 1000));
      throw new TenonError('tooManyRequests', { params: { seconds }, retryAfter: seconds });
    }
    dueAt.delete(caller);
    dueAt.set(caller, due);
    if (dueAt.size > mostCallers) dueAt.delete(dueAt.keys().next().value as string);
  };
}
