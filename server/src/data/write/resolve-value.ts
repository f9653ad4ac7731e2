import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { Write } from './write.ts';

/** A value of a definition as it is for this write: `{ me: true }` is who writes, `{ today: true }` the day or the moment. */
export function resolveValue(
  { by, today, now }: Pick<Write, 'by' | 'today' | 'now'>,
  field: CompiledField,
  value: unknown,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('me' in value) return by;
  if ('today' in value) return field.type.expressionType(field.definition as never) === 'datetime' ? now : today;
  return value;
}
