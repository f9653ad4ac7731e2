import { Decimal } from 'decimal.js';
import type { Field } from '../define/field.ts';
import type { Parsed } from './field-type.ts';
import { refuse, refuseType, showSeen } from './refuse.ts';

export type DecimalLimits = { precision: number; scale: number; min?: string; max?: string };

/** Wide enough that no sum or product of stored numbers is rounded unseen. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

const plainNumber = /^[+-]?\d{1,60}(\.\d{1,60})?$/;
const expected = { zh: '数字', en: 'a number' };

/** Reads a JSON number or a decimal text exactly and returns it with all `scale` decimal places: `1234.5` → `"1234.50"`. */
export function parseDecimal(input: unknown, field: Field, limits: DecimalLimits): Parsed<string> {
  if (!isNumberLike(input)) return refuseType(field, expected, input);
  const value = new Exact(input);
  const seen = showSeen(input);
  if (value.decimalPlaces() > limits.scale) return refuse(field, 'tooManyDecimals', { max: limits.scale, seen });
  const largest = largestValue(limits);
  const min = limits.min ?? `-${largest}`;
  const max = limits.max ?? largest;
  if (value.abs().gt(largest) || value.lt(min) || value.gt(max)) return refuse(field, 'outOfRange', { min, max, seen });
  return { ok: true, value: fixed(value, limits.scale) };
}

function isNumberLike(input: unknown): input is number | string {
  return typeof input === 'number' ? Number.isFinite(input) : typeof input === 'string' && plainNumber.test(input);
}

function largestValue({ precision, scale }: DecimalLimits): string {
  const whole = '9'.repeat(precision - scale) || '0';
  return scale === 0 ? whole : `${whole}.${'9'.repeat(scale)}`;
}

/** `a × b`, rounded half away from zero as PostgreSQL's `round` does. */
export function multiplyDecimals(a: string, b: string, scale: number): string {
  return fixed(new Exact(a).times(b), scale);
}

/** The number with exactly `scale` decimal places; longer ones are rounded half away from zero. */
export function roundDecimal(value: string, scale: number): string {
  return fixed(new Exact(value), scale);
}

function fixed(value: Decimal, scale: number): string {
  const rounded = value.toDecimalPlaces(scale);
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(scale);
}
