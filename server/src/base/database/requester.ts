import { AsyncLocalStorage } from 'node:async_hooks';

/** Ambient on purpose, and only here: it decides who waits for a connection, never what anybody sees or may do. */
const requester = new AsyncLocalStorage<string>();

/** What `work` asks of the database counts as this person's, wherever it is asked. */
export function runForRequester<T>(person: string, work: () => T): T {
  return requester.run(person, work);
}

/** What follows from somebody's doing, but not at their request. */
export function runWithoutRequester<T>(work: () => T): T {
  return requester.exit(work);
}

/** Undefined for what the server does by itself. */
export function currentRequester(): string | undefined {
  return requester.getStore();
}
