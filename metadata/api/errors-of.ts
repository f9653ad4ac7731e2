import type { Endpoint } from './endpoint.ts';

/** Every code of the error catalogue that an operation may answer: its own, and those that come with what it takes. */
export function errorsOf(key: string, endpoint: Endpoint): string[] {
  const isUnsafe = !key.startsWith('GET ');
  return [
    ...['badRequest', 'tooManyRequests', 'busy', 'databaseDown', 'queryTooSlow', 'internal'],
    // A key that is not valid, or a page of somebody else's session, is refused wherever it is used.
    ...(key.includes(' /api/') ? ['signInNeeded', 'otherSession', 'viewOnly'] : []),
    ...(isOpen(endpoint) ? [] : ['forbidden']),
    ...(isUnsafe ? ['crossSite', 'malformedJson', 'tooLarge', 'unsupportedMedia', 'diskFull'] : []),
    ...(endpoint.params || endpoint.viewAs ? ['notFound'] : []),
    // The app of the object is switched off.
    ...(isAboutObject(key) ? ['appOff'] : []),
    ...(endpoint.query || endpoint.body ? ['invalidQuery'] : []),
    ...(endpoint.body ? ['invalid'] : []),
    ...(endpoint.once ? ['idempotencyMismatch', 'stillRunning'] : []),
    ...(endpoint.errors ?? []),
  ].filter((code, index, all) => all.indexOf(code) === index);
}

/** Whoever calls it need not be signed in. */
export function isOpen({ callers }: Pick<Endpoint, 'callers'>): boolean {
  return callers === 'anyone' || callers === 'senders';
}

/** Those that name an object, or something that is about one. */
function isAboutObject(key: string): boolean {
  return /\/:object|\/api\/(imports|views|reports|dashboards|files|definitions\/object)/.test(key);
}
