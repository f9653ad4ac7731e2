/**
 * What is worked out of a body that cannot change is worked out once, for as long as the body is there: definitions are read frozen, and almost all are
 * the very same from one publish to the next. Of one that may still change it is worked out each time.
 */
export function oncePerFrozen<Body, Result>(work: (body: Body) => Result): (body: Body) => Result {
  const known = new WeakMap<object, { result: Result }>();
  return (body) => {
    if (typeof body !== 'object' || body === null || !Object.isFrozen(body)) return work(body);
    const kept = known.get(body) ?? { result: work(body) };
    known.set(body, kept);
    return kept.result;
  };
}
