import { TenonError } from './errors.ts';

/** What one may have at a time of what there is, has in hand, and stands in line for. */
export type Part = { readonly most: number; inHand: number; inLine: number };

export function partOf(most: number): Part {
  return { most, inHand: 0, inLine: 0 };
}

/** Whoever takes something takes it of several parts at once: everybody's, their company's, and the last one, their own. */
export type Line = {
  /** Undefined when it is free now, which costs nobody a turn; otherwise resolves when it is. Throws `busy` after `patience` milliseconds. */
  take(parts: readonly Part[], patience: number): Promise<void> | undefined;
  give(parts: readonly Part[]): void;
  /** Who stands in line now. */
  waiting(): number;
};

type Waiter = { parts: readonly Part[]; own: Part; go(): void };

/**
 * Shares what there is little of: who has the least in hand is next, and among those who came first, so that one with many wishes does
 * not stand in front of others with one. `longest`: how many may wait, in all and of one.
 */
export function openLine(longest: { all: number; own: number }): Line {
  const waiters = new Set<Waiter>();
  return { take, give, waiting: () => waiters.size };

  function take(parts: readonly Part[], patience: number): Promise<void> | undefined {
    if (isFree(parts)) {
      for (const part of parts) part.inHand += 1;
      return undefined;
    }
    const own = parts.at(-1) as Part;
    if (waiters.size >= longest.all || own.inLine >= longest.own) throw busy();
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        waiters.delete(waiter);
        own.inLine -= 1;
      };
      const go = () => {
        leave();
        for (const part of parts) part.inHand += 1;
        resolve();
      };
      const waiter: Waiter = { parts, own, go };
      const timer = setTimeout(() => {
        leave();
        reject(busy());
      }, patience).unref();
      waiters.add(waiter);
      own.inLine += 1;
    });
  }

  function give(parts: readonly Part[]): void {
    for (const part of parts) part.inHand -= 1;
    if (waiters.size > 0) callNext();
  }

  function callNext(): void {
    for (;;) {
      let next: Waiter | undefined;
      for (const waiter of waiters) {
        if (next && waiter.own.inHand >= next.own.inHand) continue;
        if (isFree(waiter.parts)) next = waiter;
      }
      if (!next) return;
      next.go();
    }
  }
}

function isFree(parts: readonly Part[]): boolean {
  for (const part of parts) if (part.inHand >= part.most) return false;
  return true;
}

function busy(): TenonError {
  return new TenonError('busy', { retryAfter: 2 });
}
