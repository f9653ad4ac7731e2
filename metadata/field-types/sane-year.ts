import type { Field } from '../define/field.ts';
import type { Parsed } from './field-type.ts';
import { refuse } from './refuse.ts';

/** Refuses years that can only be slips of the pen: before 1000 or after 9999. */
export function acceptSaneYear<Value>(value: Value, year: number, field: Field, seen: string): Parsed<Value> {
  return year >= 1000 && year <= 9999 ? { ok: true, value } : refuse(field, 'absurdDate', { seen });
}
