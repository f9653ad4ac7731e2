import type { Problem } from '@tenon/metadata';
import type { PlannedColumn } from '../columns/import-plan.ts';

/** What a name in a cell turned out to be; `empty` when the plan leaves unknown names out. */
export type Resolved = { id: string; object: string } | { problem: Problem } | 'empty';

/** Names that earlier batches looked up, per column. What a batch adds is forgotten when it is rolled back. */
export type LinkMemory = {
  of(column: PlannedColumn): Map<string, Resolved>;
  keep(): void;
  forget(): void;
};

const mostNames = 50_000;

/** Remembers what names led to, so that a name is looked up once a run. What a batch adds counts once it is kept, and not where it is rolled back. */
export function openLinkMemory(): LinkMemory {
  const kept = new Map<PlannedColumn, Map<string, Resolved>>();
  const fresh = new Map<PlannedColumn, Map<string, Resolved>>();
  return {
    of(column) {
      const names = fresh.get(column) ?? new Map(kept.get(column));
      fresh.set(column, names);
      return names;
    },
    keep() {
      for (const [column, names] of fresh) kept.set(column, names.size > mostNames ? new Map() : names);
      fresh.clear();
    },
    forget: () => fresh.clear(),
  };
}
