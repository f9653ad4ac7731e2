import { systemActor } from '../../access/actors.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { runWrite } from '../write/run-write.ts';
import { sysTable } from '../write/save/sys-table.ts';
import type { Entry } from './batch-entries.ts';

/** What an automation did because of a change: `cause` is the entry of that change, `batch` what the automation did in one go. */
export type Consequence = Entry & { cause: string; batch: string };

/**
 * Everything that came of some changes along the whole chain, newest first, whatever led to it. What automations have in hand for any of it
 * is waited for, so that it is there to be taken back.
 */
export async function claimConsequences(
  workspace: Workspace,
  tx: Transaction,
  changes: readonly Entry[],
): Promise<Consequence[]> {
  const ids = changes.map(({ id }) => id);
  for (let known = 0; ; ) {
    const found = await readConsequences(workspace, tx, ids);
    const batches = [...new Set(found.map(({ batch }) => batch))];
    if (batches.length === known) return found;
    known = batches.length;
    await lockWaiting(workspace, tx, batches);
  }
}

function readConsequences(workspace: Workspace, tx: Transaction, changes: readonly string[]): Promise<Consequence[]> {
  const [history, batch] = ['sys_history', 'sys_batch'].map((name) => sysTable({ workspace }, name));
  return tx.query<Consequence>({
    text: `with recursive caused(cause, batch) as (
        select cause, id from ${batch} where cause = any($1::uuid[]) and undone_at is null
        union all
        select b.cause, b.id from caused c join ${history} h on h.batch = c.batch join ${batch} b on b.cause = h.id and b.undone_at is null)
      select c.cause, c.batch, h.id, h.object, h.record_id, h.action, h.changes, h.follows
        from caused c join ${history} h on h.batch = c.batch order by h.id desc`,
    values: [changes],
  });
}

/**
 * Waits for what automations have in hand for changes of these batches, before any record is locked. Events come first: by the time they are
 * locked, those that were turned into runs have them.
 */
export async function lockWaiting(workspace: Workspace, tx: Transaction, batches: readonly string[]): Promise<void> {
  const history = sysTable({ workspace }, 'sys_history');
  const isOfBatch = (alias: string, change: string) =>
    `exists (select from ${history} h where h.record_id = ${alias}.record_id and h.id = ${alias}.${change} and h.batch = any($1::uuid[]))`;
  const lock = (text: string) => tx.query({ text: `${text} for update`, values: [batches] });
  await lock(`select from ${sysTable({ workspace }, 'sys_event')} e where e.pending and ${isOfBatch('e', 'id')} order by e.id`);
  await lock(
    `select from ${sysTable({ workspace }, 'sys_run')} r where r.status in ('ready', 'waiting', 'underway') and ${isOfBatch('r', 'event')} order by r.id`,
  );
}

/** What automations are still to do because of changes that are taken back is not done. */
export async function cancelPendingRuns(workspace: Workspace, tx: Transaction, done: readonly Entry[]): Promise<void> {
  if (done.length === 0) return;
  const changes = done.map(({ id }) => id);
  await tx.query({
    text: `update ${sysTable({ workspace }, 'sys_event')} set taken_back = true where id = any($1::uuid[])`,
    values: [changes],
  });
  const kept = new Set(done.filter(({ action }) => action === 'update').map(({ record_id: id }) => id));
  await sayWithdrawn(workspace, tx, { ended: await withdrawApprovals(workspace, tx, changes), kept });
  await tx.query({
    text: `delete from ${sysTable({ workspace }, 'sys_run')} where process is not null and event = any($1::uuid[]) and status <> 'done'`,
    values: [changes],
  });
}

type Ended = { process: string; run: string; object: string; record: string };

/** What these changes submitted is asked no more. */
async function withdrawApprovals(workspace: Workspace, tx: Transaction, changes: readonly string[]): Promise<Ended[]> {
  const [approval, task, seat, run] = ['sys_approval', 'sys_task', 'sys_seat', 'sys_run'].map((name) =>
    sysTable({ workspace }, name),
  );
  return tx.query<Ended>({
    text: `with ended as (update ${approval} a set state = 'withdrawn', ended_at = $2 from ${run} r
        where a.run = r.id and r.event = any($1::uuid[]) and a.state = 'pending'
          returning a.id, a.process, a.run, a.object, a.record_id as record),
      closed as (update ${task} t set state = 'closed', ended_at = $2 from ended where t.approval = ended.id and t.state = 'open' returning t.id),
      left_off as (update ${seat} s set state = 'closed' from closed where s.task = closed.id and s.state in ('notStarted', 'waiting', 'pending', 'approving'))
      select process, run, object, record from ended`,
    values: [changes, workspace.clock.now()],
  });
}

/** Records that stay say how their approvals ended. */
async function sayWithdrawn(
  workspace: Workspace,
  tx: Transaction,
  { ended, kept }: { ended: readonly Ended[]; kept: ReadonlySet<string> },
): Promise<void> {
  for (const { process, run, object, record: id } of ended) {
    const status = workspace.snapshot.processes.get(process)?.approval?.status;
    if (!kept.has(id) || status?.withdrawn === undefined) continue;
    const records = [{ id, values: { [status.field]: status.withdrawn } }];
    const request = { object, action: 'update' as const, records, partial: true };
    await runWrite(workspace, systemActor(workspace), request, { tx, byPlatform: true, ofRun: run });
  }
}

/** Those that are left when what came of some changes stays, and what came of that. */
export function withoutThoseOf(consequences: readonly Consequence[], stays: ReadonlySet<string>): Consequence[] {
  const causes = new Set(stays);
  const staying = new Set<Consequence>();
  for (let before = -1; before < staying.size; ) {
    before = staying.size;
    for (const each of consequences)
      if (causes.has(each.cause)) {
        staying.add(each);
        causes.add(each.id);
      }
  }
  return consequences.filter((each) => !staying.has(each));
}
