import { awaitedBySteps, mayOpenApproval, type ProcessBody } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { CompiledObject, Snapshot } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from './save/sys-table.ts';
import type { Write } from './write.ts';

/** Objects that matter to runs under way, by the names they had when these began. */
type Unfinished = { approved: ReadonlySet<string>; awaited: ReadonlySet<string> };

const known = new WeakMap<Snapshot, Unfinished>();

/**
 * About which objects runs under way ask people, and for whose changes they wait: they keep to the process as it was, whatever has become of it. It is asked
 * once for each revision; what begins later comes of the processes as they are then.
 */
export async function findUnfinished(
  { workspace, snapshot }: { workspace: Pick<Workspace, 'schema'>; snapshot: Snapshot },
  reader: Pick<Transaction, 'query'>,
): Promise<Unfinished> {
  const before = known.get(snapshot);
  if (before) return before;
  const [approval, version, run, token] = ['sys_approval', 'sys_process_version', 'sys_run', 'sys_token'].map((name) =>
    sysTable({ workspace }, name),
  );
  const rows = await reader.query<{ object: string; body: ProcessBody | null }>({
    text: `select object, null as body from ${approval} where state = 'pending' group by object union all
      select v.body #>> '{trigger,object}', v.body from ${version} v where v.id in (
        select r.version from ${token} t join ${run} r on r.id = t.run union
        select version from ${run} where status = 'ready' union select version from ${run} where status in ('waiting', 'failed'))`,
    values: [],
  });
  const found = {
    approved: new Set(rows.flatMap(({ object, body }) => (body === null || mayOpenApproval(body) ? [object] : []))),
    awaited: new Set(rows.flatMap(({ body }) => (body ? [...awaitedBySteps(body)] : []))),
  };
  known.set(snapshot, found);
  return found;
}

/** Has it known before rows are saved whether runs may wait for them. */
export function noteUnfinished(write: Write): undefined | Promise<void> {
  return known.has(write.snapshot) ? undefined : findUnfinished(write, write.readTx).then(() => {});
}

/** Whether runs may wait for changes of an object in the middle of their way; these look at the record themselves. */
export function isAwaitedByRuns(snapshot: Snapshot, { name, body }: CompiledObject): boolean {
  for (const process of snapshot.processes.values()) if (awaitedBySteps(process).has(name)) return true;
  const { awaited } = known.get(snapshot) ?? { awaited: new Set() };
  return awaited.size > 0 && [name, ...(body.aliases ?? [])].some((each) => awaited.has(each));
}
