import { Decimal } from './decimal.ts';
import type { ExpressionValue } from './function.ts';

/** Whether two values of one type are the same; two blanks are. Choices are in the order they were chosen in. */
export function isSame(a: ExpressionValue | undefined, b: ExpressionValue | undefined): boolean {
  if (a instanceof Decimal && b instanceof Decimal) return a.eq(b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, at) => each === b[at]);
  return a === b;
}
