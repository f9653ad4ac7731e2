import { TenonError } from './errors.ts';

/** How much of what there is one may have at a time: `key` names whose part it is. Whoever takes something takes it of each of their parts. */
export type Part = { key: string; most: number };

export type Line = {
  /** Undefined when it is free now, which costs nobody a turn; otherwise resolves when it is. Throws `busy` after `patience` milliseconds. */
  take(parts: readonly Part[], patience: number): Promise<void> | undefined;
  give(parts: readonly Part[]): void;
  /** Who stands in line now. */
  waiting(): number;
};

type Waiter = { parts: readonly Part[]; go(): void };

/** The first part is everybody's, the last one's own. */
const ownOf = (parts: readonly Part[]) => parts.at(-1) as Part;

/**
 * Shares what there is little of: who has the least in hand is next, and among those who came first, so that one with many wishes does
 * not stand in front of others with one. `longest`: how many may wait, in all and of one.
 */
export function openLine(longest: { all: number; own: number }): Line {
  const inHand = new Map<string, number>();
  const standing = new Map<string, number>();
  const waiters = new Set<Waiter>();
  return { take, give, waiting: () => waiters.size };

  function take(parts: readonly Part[], patience: number): Promise<void> | undefined {
    if (isFree(parts)) {
      for (const { key } of parts) change(inHand, key, 1);
      return undefined;
    }
    const { key } = ownOf(parts);
    if (waiters.size >= longest.all || countOf(standing, key) >= longest.own) throw busy();
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        waiters.delete(waiter);
        change(standing, key, -1);
      };
      const waiter: Waiter = {
        parts,
        go() {
          leave();
          for (const part of parts) change(inHand, part.key, 1);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        leave();
        reject(busy());
      }, patience).unref();
      waiters.add(waiter);
      change(standing, key, 1);
    });
  }

  function give(parts: readonly Part[]): void {
    for (const { key } of parts) change(inHand, key, -1);
    if (waiters.size > 0) callNext();
  }

  function callNext(): void {
    for (;;) {
      let next: Waiter | undefined;
      let least = Number.POSITIVE_INFINITY;
      for (const waiter of waiters) {
        const own = countOf(inHand, ownOf(waiter.parts).key);
        if (own >= least || !isFree(waiter.parts)) continue;
        next = waiter;
        least = own;
      }
      if (!next) return;
      next.go();
    }
  }

  function isFree(parts: readonly Part[]): boolean {
    for (const { key, most } of parts) if (countOf(inHand, key) >= most) return false;
    return true;
  }
}

function countOf(counts: ReadonlyMap<string, number>, key: string): number {
  return counts.get(key) ?? 0;
}

function change(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const count = countOf(counts, key) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

function busy(): TenonError {
  return new TenonError('busy', { retryAfter: 2 });
}
