import { AsyncLocalStorage } from 'node:async_hooks';

const held = new AsyncLocalStorage<{ over: boolean }>();

/**
 * Whoever holds a connection and waits for another may wait for ever: where all do, none is given back. What belongs to a transaction
 * takes it along. This throws where somebody does not; what began within and outlives the transaction is free again.
 */
export async function holdConnection<T>(work: () => Promise<T>): Promise<T> {
  if (held.getStore()?.over === false)
    throw new Error('A second connection was asked for while one was held; pass the transaction on.');
  const holding = { over: false };
  try {
    return await held.run(holding, work);
  } finally {
    holding.over = true;
  }
}

/** Begins work that nobody who holds a connection waits for; it may ask for one of its own. */
export function beginApart<T>(work: () => T): T {
  return held.exit(work);
}
