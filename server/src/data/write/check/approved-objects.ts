import { mayOpenApproval } from '@tenon/metadata';
import type { Snapshot } from '../../../catalog/snapshot.ts';
import { sysTable } from '../save/sys-table.ts';
import type { Write } from '../write.ts';

/** Objects whose records may be in approval. */
export type Approved = ReadonlySet<string>;

const known = new WeakMap<Snapshot, Approved>();

/**
 * Those about which a process asks people, and those about which one did whose runs are still under way: they keep to the process as it was. It is asked
 * once for each revision; what begins later comes of the processes as they are then.
 */
export async function approvedObjects(write: Write): Promise<Approved> {
  const { snapshot } = write;
  const before = known.get(snapshot);
  if (before) return before;
  const approved = new Set([...snapshot.processes.values()].filter(mayOpenApproval).map(({ trigger }) => trigger.object));
  for (const object of await readEarlier(write)) if (snapshot.objects.has(object)) approved.add(object);
  known.set(snapshot, approved);
  return approved;
}

async function readEarlier(write: Write): Promise<string[]> {
  const [approval, version, run, token] = ['sys_approval', 'sys_process_version', 'sys_run', 'sys_token'].map((name) =>
    sysTable(write, name),
  );
  const rows = await write.readTx.query<{ object: string }>({
    text: `select object from ${approval} where state = 'pending' union
      select v.body #>> '{trigger,object}' from ${version} v where v.body::text like '%"approval"%' and v.id in (
        select r.version from ${token} t join ${run} r on r.id = t.run union
        select version from ${run} where status = 'ready' union select version from ${run} where status in ('waiting', 'failed'))`,
    values: [],
  });
  return rows.map(({ object }) => object);
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
