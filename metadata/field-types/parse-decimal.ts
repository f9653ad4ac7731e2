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
  const short = readShort(String(input), limits);
  if (short !== undefined) return { ok: true, value: short };
  const value = new Exact(input);
  const seen = showSeen(input);
  if (value.decimalPlaces() > limits.scale) return refuse(field, 'tooManyDecimals', { max: limits.scale, seen });
  const { min, max } = limits;
  const hasRoom = value.abs().lte(largestValue(limits));
  if (hasRoom && (min === undefined || value.gte(min)) && (max === undefined || value.lte(max)))
    return { ok: true, value: fixed(value, limits.scale) };
  if (min !== undefined && max !== undefined) return refuse(field, 'outOfRange', { min, max, seen });
  // What nobody set as a limit is named only where there is no room for the value.
  const largest = largestValue(limits);
  return value.lt(min ?? `-${largest}`)
    ? refuse(field, 'tooSmall', { min: min ?? `-${largest}`, seen })
    : refuse(field, 'tooLarge', { max: max ?? largest, seen });
}

export function isNumberLike(input: unknown): input is number | string {
  return typeof input === 'number' ? Number.isFinite(input) : typeof input === 'string' && plainNumber.test(input);
}

/** Whether both are numbers, and the same: `1000` and `"1000.00"`. */
export function isSameDecimal(a: unknown, b: unknown): boolean {
  return a === b || (isNumberLike(a) && isNumberLike(b) && new Exact(a).eq(b));
}

/** The shortest way to write a plain decimal that keeps at least so many places: `1234.5000` and 2 → `1234.50`. */
export function trimDecimal(value: string, scale: number): string {
  const point = value.indexOf('.');
  if (point < 0 || value.length - point - 1 <= scale) return value;
  const rest = value.slice(point + 1 + scale).replace(/0+$/, '');
  const kept = value.slice(0, point + 1 + scale) + rest;
  return kept.endsWith('.') ? kept.slice(0, -1) : kept;
}

const shortNumber = /^(-?)(0|[1-9]\d{0,14})(?:\.(\d{1,14}))?$/;

/** The same for numbers of up to 15 digits, which doubles order rightly: nearly all there are, and many times faster. */
function readShort(text: string, { precision, scale, min, max }: DecimalLimits): string | undefined {
  const match = shortNumber.exec(text);
  if (!match) return undefined;
  const [, , whole = '', fraction = ''] = match;
  if (whole.length + fraction.length > 15 || whole.length > precision - scale || fraction.length > scale) return undefined;
  const value = Number(text);
  if (value === 0 || isBeyond(value, min, -1) || isBeyond(value, max, 1)) return undefined;
  return pad(text, fraction.length, scale);
}

function isBeyond(value: number, limit: string | undefined, side: 1 | -1): boolean {
  return limit !== undefined && (limit.length > 15 || (value - Number(limit)) * side > 0);
}

function pad(text: string, decimals: number, scale: number): string {
  if (decimals === scale) return text;
  return `${text}${decimals === 0 ? '.' : ''}${'0'.repeat(scale - decimals)}`;
}

function largestValue({ precision, scale }: DecimalLimits): string {
  const whole = '9'.repeat(precision - scale) || '0';
  return scale === 0 ? whole : `${whole}.${'9'.repeat(scale)}`;
}

/** `a × b`, rounded half away from zero as PostgreSQL's `round` does. */
export function multiplyDecimals(a: string, b: string, scale: number): string {
  if (/^1(\.0+)?$/.test(b)) return roundDecimal(a, scale);
  return fixed(new Exact(a).times(b), scale);
}

/** `a ÷ b`, rounded in the same way. */
export function divideDecimals(a: string, b: string, scale: number): string {
  return fixed(new Exact(a).div(b), scale);
}

/** The number with exactly `scale` decimal places; longer ones are rounded half away from zero. */
export function roundDecimal(value: string, scale: number): string {
  const fraction = shortNumber.exec(value)?.[3]?.length ?? 0;
  if (shortNumber.test(value) && fraction <= scale && Number(value) !== 0) return pad(value, fraction, scale);
  return fixed(new Exact(value), scale);
}

function fixed(value: Decimal, scale: number): string {
  const rounded = value.toDecimalPlaces(scale);
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(scale);
}
