import { isReadable } from '../readable-text.ts';

/**
 * Patterns of auto-numbers: literal text around `{yyyy}`, `{yy}`, `{mm}`, `{dd}` (the day the record is made) and exactly one
 * counter such as `{0000}`, whose zeros are its least width. The counter starts anew with each value of the date segments.
 */
const segment = /\{(yyyy|yy|mm|dd|0+)\}/g;

export function isAutoNumberPattern(pattern: string): boolean {
  const counters = pattern.match(/\{0{1,12}\}/g) ?? [];
  return counters.length === 1 && isReadable(pattern) && !/[\n\r\t]/.test(pattern) && !/[{}]/.test(pattern.replace(segment, ''));
}

/** The number `n` of a day: `renderAutoNumber('D-{yyyy}{mm}-{0000}', '2026-01-03', 7)` is `D-202601-0007`. */
export function renderAutoNumber(pattern: string, date: string, n: number): string {
  return pattern.replace(segment, (_, name: string) => datePart(name, date) ?? String(n).padStart(name.length, '0'));
}

/** What a counter counts within: `202601` for the pattern above, empty when it never starts anew. */
export function autoNumberPeriod(pattern: string, date: string): string {
  return Array.from(pattern.matchAll(segment), ([, name = '']) => datePart(name, date) ?? '').join('');
}

function datePart(name: string, date: string): string | undefined {
  const parts: Record<string, string> = {
    yyyy: date.slice(0, 4),
    yy: date.slice(2, 4),
    mm: date.slice(5, 7),
    dd: date.slice(8, 10),
  };
  return parts[name];
}
