import { Decimal as AnyDecimal } from 'decimal.js';
import { decimalLimits } from './limits.ts';

/** Exact for every sum and product the limits allow; rounds half away from zero. */
export const Decimal = AnyDecimal.clone({ precision: 120, rounding: AnyDecimal.ROUND_HALF_UP });
export type Decimal = AnyDecimal;
export type Rounding = AnyDecimal.Rounding;

const ceiling = new Decimal(10).pow(decimalLimits.wholeDigits);

/** The value rounded to the language's decimals, or null when it is too large. */
export function settle(value: Decimal): Decimal | null {
  if (!value.isFinite() || value.abs().gte(ceiling)) return null;
  const settled = value.toDecimalPlaces(decimalLimits.decimals);
  return settled.abs().gte(ceiling) ? null : settled;
}

/** a ÷ b, null when b is 0. */
export function divide(a: Decimal, b: Decimal): Decimal | null {
  return b.isZero() ? null : settle(a.div(b));
}

/** The whole part as a plain number, or null when it lies outside. */
export function wholeBetween(value: Decimal, low: number, high: number): number | null {
  const whole = value.trunc();
  return whole.lt(low) || whole.gt(high) ? null : whole.toNumber();
}

/** Shortest plain notation: no exponent, no trailing zeros, no minus zero. */
export function decimalText(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}
