import { startOfUnit } from '../calendar.ts';
import { isReadable } from '../readable-text.ts';

/**
 * Patterns of auto-numbers: literal text around `{yyyy}`, `{yy}`, `{mm}`, `{dd}` (the day the record is made), `{fy}` (the year that its fiscal year
 * began in) and exactly one counter such as `{0000}`, whose zeros are its least width. The counter starts anew with each value of these segments.
 */
const segment = /\{(yyyy|yy|mm|dd|fy|0+)\}/g;

/** A day of the company, whose years begin with month `yearStart`; January if nothing else is said. */
export type NumberDay = { day: string; yearStart?: number };

export function isAutoNumberPattern(pattern: string): boolean {
  const counters = pattern.match(/\{0{1,12}\}/g) ?? [];
  return counters.length === 1 && isReadable(pattern) && !/[\n\r\t]/.test(pattern) && !/[{}]/.test(pattern.replace(segment, ''));
}

/** The number `n` of a day: `renderAutoNumber('D-{yyyy}{mm}-{0000}', { day: '2026-01-03' }, 7)` is `D-202601-0007`. */
export function renderAutoNumber(pattern: string, on: NumberDay, n: number): string {
  return autoNumbersOf(pattern, on)(n);
}

/** The same for many numbers of one day: the day is written once. */
export function autoNumbersOf(pattern: string, on: NumberDay): (n: number) => string {
  const ofDay = pattern.replace(segment, (whole, name: string) => datePart(name, on) ?? whole);
  const [before = '', zeros = '', after = ''] = ofDay.split(/\{(0+)\}/);
  return (n) => before + String(n).padStart(zeros.length, '0') + after;
}

/** What a counter counts within: `202601` for the pattern above, empty when it never starts anew. */
export function autoNumberPeriod(pattern: string, on: NumberDay): string {
  return Array.from(pattern.matchAll(segment), ([, name = '']) => datePart(name, on) ?? '').join('');
}

const dateParts: Readonly<Record<string, (on: NumberDay) => string>> = {
  yyyy: ({ day }) => day.slice(0, 4),
  yy: ({ day }) => day.slice(2, 4),
  mm: ({ day }) => day.slice(5, 7),
  dd: ({ day }) => day.slice(8, 10),
  fy: ({ day, yearStart }) => startOfUnit(day, 'year', yearStart).slice(0, 4),
};

function datePart(name: string, on: NumberDay): string | undefined {
  return dateParts[name]?.(on);
}
