import type { Reference, WireRecord } from '../../../../metadata/wire.ts';

export type DepartmentLine = { id: string; name: string; parent: Reference | null; depth: number };

/** Departments with those below each right under it. */
export function departmentTree(records: WireRecord[]): DepartmentLine[] {
  const all = records.map((record) => ({
    id: record.id,
    name: String(record.name ?? ''),
    parent: (record.parent as Reference | null) ?? null,
  }));
  const known = new Set(all.map((department) => department.id));
  const below = (id: string | undefined, depth: number): DepartmentLine[] =>
    all
      .filter(({ parent }) => (parent && known.has(parent.id) ? parent.id : undefined) === id)
      .flatMap((department) => [{ ...department, depth }, ...below(department.id, depth + 1)]);
  return below(undefined, 0);
}
