import { openWaitQueue, type Quota, quotaOf } from './database/wait-queue.ts';

/** How many are at work and wait, of all and under one name; milliseconds that one waits. */
type Limits = { atOnce: { all: number; own: number }; waiting: { all: number; own: number }; patience: number };

/** Does the work when its turn comes. Throws `busy` where too many wait already, or after too long. */
export type FairQueue = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** A line in which each name has a part of its own: people, say. */
export function openFairQueue({ atOnce, waiting, patience }: Limits): FairQueue {
  const queue = openWaitQueue(waiting);
  const all = quotaOf(atOnce.all);
  const named = new Map<string, Quota>();
  return async (name, work) => {
    const own = named.get(name) ?? quotaOf(atOnce.own);
    named.set(name, own);
    const quotas = [all, own];
    try {
      await queue.take(quotas, patience);
      try {
        return await work();
      } finally {
        queue.give(quotas);
      }
    } finally {
      if (own.inHand === 0 && own.inLine === 0) named.delete(name);
    }
  };
}
