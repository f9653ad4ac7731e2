import { TenonError } from '../errors.ts';

/** What one may have at a time of what there is, has in hand, and stands in line for. */
export type Quota = { readonly most: number; inHand: number; inLine: number };

export function quotaOf(most: number): Quota {
  return { most, inHand: 0, inLine: 0 };
}

/** Whoever takes something takes it of several quotas at once: everybody's, their company's, and the last one, their own. */
export type WaitQueue = {
  /** Undefined when it is free now, which costs nobody a turn; otherwise resolves when it is. Throws `busy` after `patience` milliseconds. */
  take(quotas: readonly Quota[], patience: number): Promise<void> | undefined;
  give(quotas: readonly Quota[]): void;
  /** Who stands in line now. */
  waiting(): number;
};

type Waiter = { quotas: readonly Quota[]; own: Quota; go(): void };

/**
 * Shares what there is little of: who has the least in hand is next, and among those who came first, so that one with many wishes does
 * not stand in front of others with one. `longest`: how many may wait, in all and of one.
 */
export function openWaitQueue(longest: { all: number; own: number }): WaitQueue {
  const waiters = new Set<Waiter>();
  return { take, give, waiting: () => waiters.size };

  function take(quotas: readonly Quota[], patience: number): Promise<void> | undefined {
    if (isFree(quotas)) {
      for (const quota of quotas) quota.inHand += 1;
      return undefined;
    }
    const own = quotas.at(-1) as Quota;
    if (waiters.size >= longest.all || own.inLine >= longest.own) throw busy();
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        waiters.delete(waiter);
        own.inLine -= 1;
      };
      const go = () => {
        leave();
        for (const quota of quotas) quota.inHand += 1;
        resolve();
      };
      const waiter: Waiter = { quotas, own, go };
      const timer = setTimeout(() => {
        leave();
        reject(busy());
      }, patience).unref();
      waiters.add(waiter);
      own.inLine += 1;
    });
  }

  function give(quotas: readonly Quota[]): void {
    for (const quota of quotas) quota.inHand -= 1;
    if (waiters.size > 0) callNext();
  }

  function callNext(): void {
    for (;;) {
      let next: Waiter | undefined;
      for (const waiter of waiters) {
        if (next && waiter.own.inHand >= next.own.inHand) continue;
        if (isFree(waiter.quotas)) next = waiter;
      }
      if (!next) return;
      next.go();
    }
  }
}

function isFree(quotas: readonly Quota[]): boolean {
  for (const quota of quotas) if (quota.inHand >= quota.most) return false;
  return true;
}

function busy(): TenonError {
  return new TenonError('busy', { retryAfter: 2 });
}
