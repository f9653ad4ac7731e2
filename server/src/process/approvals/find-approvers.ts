import type { ApproverSource, PeopleOf, WireRecord } from '@tenon/metadata';
import { administratorRole } from '../../access/actors.ts';
import type { Directory } from '../../access/directory.ts';

/** Who asks, and about what. */
export type Asking = {
  submitter: string;
  record: WireRecord;
  /** Whom somebody chose for this step. */
  chosen?: readonly string[];
};

/** The people that sources find now, in their order; some may be there twice, or no longer active. */
export function findApprovers(directory: Directory, sources: readonly ApproverSource[], asking: Asking): string[] {
  return sources.flatMap((source) => findBy(directory, source, asking));
}

function findBy(directory: Directory, source: ApproverSource, asking: Asking): string[] {
  if ('people' in source) return source.people;
  if ('role' in source) return holdersOf(directory, source.role);
  if ('superior' in source) return listed(superiorsOf(directory, baseOf(asking, source.of))[source.superior - 1]);
  if ('superiors' in source) return superiorsOf(directory, baseOf(asking, source.of)).slice(0, source.superiors);
  if ('head' in source) return listed(headOf(directory, baseOf(asking, source.of), source.head));
  if ('field' in source) return idsOf(asking.record[source.field]);
  if ('chosenBy' in source) return [...(asking.chosen ?? [])];
  return [asking.submitter];
}

function baseOf({ submitter, record }: Asking, of: PeopleOf = 'submitter'): string | null {
  return of === 'submitter' ? submitter : (idsOf(record.owner)[0] ?? null);
}

/** Everybody active who holds a role, in the order of their ids. */
export function holdersOf({ people }: Directory, role: string): string[] {
  return [...people.values()]
    .filter(({ active, roles }) => active && roles.includes(role))
    .map(({ id }) => id)
    .toSorted();
}

/** Who decides where nobody else is found. */
export function administratorsOf(directory: Directory): string[] {
  return holdersOf(directory, administratorRole);
}

/** Those above somebody, the nearest first; who is not active is passed over, and a circle ends where it began. */
export function superiorsOf({ people }: Directory, person: string | null): string[] {
  const above = new Set<string>();
  for (let at = person && people.get(person)?.superior; at && at !== person && !above.has(at); at = people.get(at)?.superior)
    above.add(at);
  return [...above].filter((id) => people.get(id)?.active);
}

/** The head of somebody's department, or of the one so many levels above; where there is none who is active, of the next one above. */
export function headOf({ people, departments }: Directory, person: string | null, level: number): string | null {
  const byId = new Map(departments.map((department) => [department.id, department]));
  const met = new Set<string>();
  let at = person ? people.get(person)?.department : null;
  for (let up = 0; at && !met.has(at); up += 1) {
    met.add(at);
    const department = byId.get(at);
    const head = department?.head;
    if (up >= level && head && people.get(head)?.active) return head;
    at = department?.parent;
  }
  return null;
}

function listed(id: string | null | undefined): string[] {
  return id ? [id] : [];
}

/** Users that a field names: one, several, or none. */
function idsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsOf);
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? [value.id] : [];
}
