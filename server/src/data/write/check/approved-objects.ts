import { mayOpenApproval } from '@tenon/metadata';
import type { Snapshot } from '../../../catalog/snapshot.ts';
import { findUnfinished } from '../unfinished-runs.ts';
import type { Write } from '../write.ts';

/** Objects whose records may be in approval. */
export type Approved = ReadonlySet<string>;

const known = new WeakMap<Snapshot, Approved>();

/**
 * Those about which a process asks people, and those about which one did whose runs are still under way.
 */
export async function approvedObjects(write: Write): Promise<Approved> {
  const { snapshot } = write;
  const before = known.get(snapshot);
  if (before) return before;
  const approved = new Set([...snapshot.processes.values()].filter(mayOpenApproval).map(({ trigger }) => trigger.object));
  const earlier = (await findUnfinished(write, write.readTx)).approved;
  for (const [name, { body }] of snapshot.objects)
    if ([name, ...(body.aliases ?? [])].some((each) => earlier.has(each))) approved.add(name);
  known.set(snapshot, approved);
  return approved;
}

/** A field of an object whose rows are records of another: those lead back to it by `via`. */
export type SubTableOf = { parent: string; field: string; via: string };

const tables = new WeakMap<Snapshot, ReadonlyMap<string, SubTableOf[]>>();

/** The sub-tables whose rows records of an object are. */
export function tablesOf(snapshot: Snapshot, object: string): readonly SubTableOf[] {
  const found = tables.get(snapshot) ?? Map.groupBy(listTables(snapshot), ({ child }) => child);
  tables.set(snapshot, found);
  return found.get(object) ?? [];
}

function listTables({ objects }: Snapshot): (SubTableOf & { child: string })[] {
  return [...objects].flatMap(([parent, { fields }]) =>
    [...fields].flatMap(([field, { type, definition }]) => {
      const table = type.children?.(definition as never);
      return table ? [{ parent, field, via: table.via, child: table.object }] : [];
    }),
  );
}
