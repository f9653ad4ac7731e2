import type { Filter } from '@tenon/metadata';
import type { ObjectPlan } from '../object-plan.ts';
import { type PendingRow, valueAfter } from '../write.ts';

/**
 * Whether a record may satisfy a condition once it is saved, as far as its own choices tell: most changes wake nobody up for nothing. Only what
 * cannot be is said no to; all else is for PostgreSQL to judge, when the event is worked off.
 */
export function maySatisfy(plan: ObjectPlan, pendingRow: PendingRow, filter: Filter | undefined): boolean {
  if (!filter) return true;
  if ('and' in filter) return filter.and.every((each) => maySatisfy(plan, pendingRow, each));
  if ('or' in filter) return filter.or.length === 0 || filter.or.some((each) => maySatisfy(plan, pendingRow, each));
  if (!('field' in filter) || filter.op !== 'eq') return true;
  const choice = plan.choices.find(({ field }) => field.name === filter.field);
  const value = valueAfter(pendingRow, filter.field);
  // What is no option as it is written may be read in another way.
  if (!choice?.options.has(filter.value as string) || Array.isArray(value)) return true;
  return value === filter.value;
}
