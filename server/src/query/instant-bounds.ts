import { endOfDay, lastMicrosecond } from '@tenon/metadata/zoned-time.ts';
import type { Run } from './statements/run.ts';
import type { Value } from './value.ts';

export function isInstant({ cast }: Value): boolean {
  return cast === 'timestamp with time zone';
}

/**
 * First and last microsecond of what was meant: a date stands for that day in the actor's zone, an instant for its millisecond,
 * because the wire form has no more digits than that.
 */
export function boundsOf(
  value: Value,
  { input, parsed }: { input: unknown; parsed: unknown },
  { actor }: Run,
): [first: unknown, last: unknown] {
  if (!isInstant(value) || typeof parsed !== 'string') return [parsed, parsed];
  const isDate = typeof input === 'string' && /^\d{4}-\d\d-\d\d$/.test(input);
  return [parsed, isDate ? endOfDay(input, actor.timeZone) : lastMicrosecond(parsed)];
}
