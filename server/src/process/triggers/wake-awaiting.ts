import { awaitedBySteps } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { wake } from '../runs/wake.ts';
import type { WaitingEvent } from './change-event.ts';

/**
 * Wakes the runs that wait for changes such as these: each looks itself whether what it waits for has come. Their order is that of their ids, so
 * that no two of these transactions wait for each other.
 */
export async function wakeAwaiting(tx: Transaction, workspace: Workspace, events: readonly WaitingEvent[]): Promise<void> {
  const meant = events.filter(({ object }) => mayBeAwaited(workspace, object));
  if (meant.length === 0) return;
  const found = await tx.query<{ run: string; visit: number }>({
    text: `select distinct t.run, t.visit from ${sysTable({ workspace }, 'sys_event')} e
        join ${sysTable({ workspace }, 'sys_token')} t on t.awaits ->> 'object' = e.object and t.state = 'waiting'
        join ${sysTable({ workspace }, 'sys_run')} r on r.id = t.run
      where e.id = any($1::uuid[]) and case when t.awaits ->> 'column' is null then r.record_id = e.record_id
        else e.record::jsonb ->> (t.awaits ->> 'column') = r.record_id::text end order by t.run, t.visit`,
    values: [meant.map(({ id }) => id)],
  });
  for (const { run, visit } of found) await wake(tx, workspace, { run, visit, by: 'event' });
}

/** Whether steps of processes wait for changes of an object. */
function mayBeAwaited({ snapshot }: Pick<Workspace, 'snapshot'>, object: string): boolean {
  return [...snapshot.processes.values()].some((process) => awaitedBySteps(process).has(object));
}
