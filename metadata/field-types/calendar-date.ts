import type { Field } from '../define/field.ts';
import type { Parsed } from './field-type.ts';
import { refuse } from './refuse.ts';

/** True for a day that exists in the calendar: `isCalendarDate(2024, 2, 29)`. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `YYYY-MM-DD`. */
export function writeDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Refuses years that can only be slips of the pen: before 1000 or after 9999. */
export function acceptSaneYear<Value>(value: Value, year: number, field: Field, seen: string): Parsed<Value> {
  return year >= 1000 && year <= 9999 ? { ok: true, value } : refuse(field, 'absurdDate', { seen });
}
