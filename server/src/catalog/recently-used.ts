export type RecentlyUsed<Value> = {
  /** What is kept under the key, or is made now. It counts as used last. What could not be made is made again the next time. */
  use(key: string): Promise<Value>;
  /** What is kept under the key, without counting as used. */
  peek(key: string): Promise<Value> | undefined;
  keys(): string[];
  /** Measures anew what is kept, and drops what was used longest ago until the rest fits. */
  measure(key: string, value: Value): void;
};

type Making<Value> = { maxSize: number; make(key: string): Promise<Value>; sizeOf(value: Value): number };

/** Keeps what was used last, up to `maxSize` in all; what is in use is never dropped by its own size. */
export function openRecentlyUsed<Value>({ maxSize, make, sizeOf }: Making<Value>): RecentlyUsed<Value> {
  // In the order of last use.
  const kept = new Map<string, Promise<Value>>();
  const sizes = new Map<string, number>();
  return { use, peek: (key) => kept.get(key), keys: () => [...kept.keys()], measure };

  function use(key: string): Promise<Value> {
    const value = kept.get(key) ?? begin(key);
    kept.delete(key);
    kept.set(key, value);
    return value;
  }

  function begin(key: string): Promise<Value> {
    const making = make(key);
    making.then(
      (value) => measure(key, value),
      () => kept.delete(key),
    );
    return making;
  }

  function measure(key: string, value: Value): void {
    if (!kept.has(key)) return;
    sizes.set(key, sizeOf(value));
    let total = [...kept.keys()].reduce((sum, each) => sum + (sizes.get(each) ?? 0), 0);
    for (const oldest of kept.keys()) {
      if (total <= maxSize || oldest === key) break;
      total -= sizes.get(oldest) ?? 0;
      kept.delete(oldest);
      sizes.delete(oldest);
    }
  }
}
