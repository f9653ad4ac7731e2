import type { Transaction } from '../../base/database/database.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { findUnfinished, isAwaitedByRuns } from '../../data/write/unfinished-runs.ts';
import { wake } from '../runs/wake.ts';
import type { WaitingEvent } from './change-event.ts';

type Waiting = { run: string; visit: number };

/**
 * Wakes the runs that wait for changes such as these: each looks itself whether what it waits for has come. Their order is that of their ids, so
 * that no two of these transactions wait for each other.
 */
export async function wakeAwaiting(tx: Transaction, workspace: Workspace, events: readonly WaitingEvent[]): Promise<void> {
  const { snapshot } = workspace;
  await findUnfinished({ workspace, snapshot }, tx);
  const found: Waiting[] = [];
  for (const [name, meant] of Map.groupBy(events, ({ object }) => object)) {
    const object = snapshot.objects.get(name);
    if (object && isAwaitedByRuns(snapshot, object))
      found.push(...(await findAwaiting(tx, workspace, { object, events: meant })));
  }
  const seen = new Set<string>();
  for (const { run, visit } of found.sort((one, other) => (one.run < other.run ? -1 : 1))) {
    if (seen.has(`${run} ${visit}`)) continue;
    seen.add(`${run} ${visit}`);
    await wake(tx, workspace, { run, visit, by: 'event' });
  }
}

/** A run names what it waits for as it was called when the run came to its step. */
async function findAwaiting(
  tx: Transaction,
  workspace: Workspace,
  { object, events }: { object: CompiledObject; events: readonly WaitingEvent[] },
): Promise<Waiting[]> {
  return tx.query<Waiting>({
    text: `select distinct t.run, t.visit from ${sysTable({ workspace }, 'sys_event')} e
        join ${sysTable({ workspace }, 'sys_token')} t on t.awaits ->> 'object' = any($2::text[]) and t.state = 'waiting'
        join ${sysTable({ workspace }, 'sys_run')} r on r.id = t.run
      where e.id = any($1::uuid[]) and case when t.awaits ->> 'column' is null then r.record_id = e.record_id
        else e.record::jsonb ->> coalesce($3::jsonb ->> (t.awaits ->> 'column'), t.awaits ->> 'column') = r.record_id::text end`,
    values: [events.map(({ id }) => id), [object.name, ...(object.body.aliases ?? [])], JSON.stringify(formerColumns(object))],
  });
}

/** What columns of links are called now, by what they were called. */
function formerColumns({ fields }: CompiledObject): Record<string, string> {
  return Object.fromEntries(
    [...fields.values()].flatMap(({ name, valueColumn, targets, definition: { aliases = [] } }) =>
      valueColumn === undefined || targets.length === 0
        ? []
        : aliases.map((alias) => [`${alias}${valueColumn.slice(name.length)}`, valueColumn]),
    ),
  );
}
