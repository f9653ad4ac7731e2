import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { PendingRow, Write } from './write.ts';

/** Who writes, and what counts as today and now; null where nobody knows. */
export type Moment = { by: string | null; today: string | null; now: string | null };

/** A value of a definition as it is for this write: `{ me: true }` is who writes, `{ today: true }` the day or the moment. */
export function resolveValue({ by, today, now }: Moment, field: CompiledField, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('me' in value) return by;
  if ('today' in value) return field.type.expressionType(field.definition as never) === 'datetime' ? now : today;
  return value;
}

/**
 * What is `today` for a default. An import brings in records of the past: theirs is the day they were made, where the file tells, and
 * otherwise unknown. A field that must have a value has the present one then.
 */
export function defaultMoment(write: Write, pendingRow: PendingRow, field: CompiledField): Moment {
  const { created_at: madeAt } = pendingRow.values;
  if (!isOfThePast(write)) return write;
  if (typeof madeAt === 'string') return { by: write.by, now: madeAt, today: dateIn(new Date(madeAt), write.actor.timeZone) };
  return field.definition.required ? write : { by: write.by, now: null, today: null };
}

/** What is `today` for an option that an imported record comes with: nobody knows when it was chosen. */
export function optionMoment(write: Write, field: CompiledField): Moment {
  return isOfThePast(write) && !field.definition.required ? { by: write.by, now: null, today: null } : write;
}

function isOfThePast({ action, actor }: Write): boolean {
  return action === 'create' && actor.source === 'import';
}
