import { hash } from 'node:crypto';
import type { Json } from '@tenon/metadata/merge/json.ts';

/** Bodies that somebody holds, by what they say. */
const shared = new Map<string, WeakRef<object>>();
const forgotten = new FinalizationRegistry<string>((key) => {
  if (!shared.get(key)?.deref()) shared.delete(key);
});

/**
 * A body as it is stored. Who reads the same text of the same definition again, after a publish or in another workspace, gets the very same body while
 * somebody holds it, so that what was worked out of it holds as well. It is frozen.
 */
export function sharedBody(kind: string, name: string, text: string): Json {
  const key = `${kind} ${name} ${hash('sha256', text, 'base64url')}`;
  const held = shared.get(key)?.deref();
  if (held) return held as Json;
  const body = freeze(JSON.parse(text));
  if (typeof body !== 'object' || body === null) return body;
  shared.set(key, new WeakRef(body));
  forgotten.register(body, key);
  return body;
}

/** With all that is in it. */
export function freeze<Value extends Json>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) freeze(member);
  return Object.freeze(value);
}
