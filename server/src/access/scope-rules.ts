import type { RecordScope, Scope } from '@tenon/metadata';

/** What each scope includes besides itself. A person's department need not hold their own records, so `department` has no `own`. */
const includes: Record<Scope, readonly Scope[]> = {
  own: [],
  subordinates: ['own'],
  department: [],
  departmentAndBelow: ['department'],
  all: ['own', 'subordinates', 'department', 'departmentAndBelow'],
};

/**
 * Scopes add up; those that another one includes are left out, and of equal conditions all but one. Sorted, so that equal rights look equal;
 * conditions come last.
 */
export function addScopes(scopes: Iterable<RecordScope>): readonly RecordScope[] {
  const given = [...scopes];
  const plain = new Set(given.filter((scope) => typeof scope === 'string'));
  if (plain.has('all')) return ['all'];
  const conditions = new Map(given.flatMap((scope) => (typeof scope === 'string' ? [] : [[JSON.stringify(scope), scope]])));
  const left = [...plain].filter((scope) => ![...plain].some((other) => includes[other].includes(scope)));
  return [...left.sort(), ...[...conditions].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, scope]) => scope)];
}
