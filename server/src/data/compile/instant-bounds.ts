import type { Value } from './value.ts';

const day = 86_400_000;

export function isInstant({ cast }: Value): boolean {
  return cast === 'timestamp with time zone';
}

/**
 * First and last microsecond of what was meant: a date stands for that day in the actor's zone, an instant for its millisecond,
 * because the wire form has no more digits than that.
 */
export function boundsOf(value: Value, input: unknown, parsed: unknown): [first: unknown, last: unknown] {
  if (!isInstant(value) || typeof parsed !== 'string') return [parsed, parsed];
  const isDate = typeof input === 'string' && /^\d{4}-\d\d-\d\d$/.test(input);
  return [parsed, lastMicrosecond(isDate ? endOfDay(parsed) : parsed)];
}

/** The last millisecond of the day that starts at the instant; days of 23 or 25 hours end within an hour of it. */
function endOfDay(start: string): string {
  return new Date(Date.parse(start) + day - 1).toISOString();
}

function lastMicrosecond(instant: string): string {
  return instant.replace(/\.(\d{3})Z$/, '.$1999Z');
}
