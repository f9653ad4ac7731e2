import { TenonError } from './errors.ts';

/**
 * Lets only so many pieces of work run at the same time; some more may wait for their turn, in order. Throws `busy` when too many
 * wait already, so that a flood is refused at once instead of answered late.
 */
export function createLimiter({
  atOnce,
  waiting,
}: {
  atOnce: number;
  waiting: number;
}): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < atOnce) running += 1;
    else await takeTurn();
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };

  function takeTurn(): Promise<void> {
    if (queue.length >= waiting) throw new TenonError('busy', { retryAfter: 2 });
    return new Promise((resolve) => void queue.push(resolve));
  }
}
