import type { Scope } from '@tenon/metadata';

/** What each scope includes besides itself. A person's department need not hold their own records, so `department` has no `own`. */
const includes: Record<Scope, readonly Scope[]> = {
  own: [],
  subordinates: ['own'],
  department: [],
  departmentAndBelow: ['department'],
  all: ['own', 'subordinates', 'department', 'departmentAndBelow'],
};

/** Scopes add up; those that another one includes are left out. Sorted, so that equal rights look equal. */
export function addScopes(scopes: Iterable<Scope>): readonly Scope[] {
  const given = new Set(scopes);
  return [...given].filter((scope) => ![...given].some((other) => includes[other].includes(scope))).sort();
}
