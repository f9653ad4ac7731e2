import type { FieldOf } from '../define/field.ts';

/** The stars that a rating field has when all shine. */
export function mostStars({ max }: Pick<FieldOf<'rating'>, 'max'>): number {
  return max ?? 5;
}
