import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { announceNotices, insertNotices, noticeTable } from '../../data/notices/notice-rows.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { ApprovalRow } from './approval-rows.ts';

/** Whose seats have changed: those of a task, of an approval, or of runs. */
export type Changed = { task: string } | { approval: string } | { runs: readonly string[] };

function changedBy(changed: Changed): [string, unknown] {
  if ('approval' in changed) return ['t.approval = $1', changed.approval];
  return 'runs' in changed ? ['a.run = any($1::uuid[])', changed.runs] : ['t.id = $1', changed.task];
}

/**
 * Brings what people are told in line with who is asked: whoever has come to be asked is told, and what was told to those who are asked no more is
 * withdrawn. To be called by all that changes seats, in the same transaction.
 */
export async function tellAsked(tx: Transaction, workspace: Workspace, changed: Changed): Promise<void> {
  const [where, value] = changedBy(changed);
  const told = await tx.query<{ person: string }>({
    text: `with tasks as (select t.id, t.kind, a.id as approval, a.object, a.record_id, a.process, a.submitter
          from ${sysTable({ workspace }, 'sys_task')} t join ${sysTable({ workspace }, 'sys_approval')} a on a.id = t.approval where ${where}),
        asked as (select k.*, s.person from tasks k join ${sysTable({ workspace }, 'sys_seat')} s on s.task = k.id and s.state = 'pending' and not s.removed),
        over as (update ${noticeTable(workspace)} n set withdrawn_at = $2 from tasks k where n.task = k.id and n.withdrawn_at is null
          and not exists (select from asked where asked.id = n.task and asked.person = n.person) returning n.person),
        told as (insert into ${noticeTable(workspace)} as n (id, person, kind, key, by, object, record_id, process, approval, task, told_at)
          select gen_random_uuid(), person, case kind when 'resubmit' then 'returned' else 'asked' end, 'asked:' || id,
            case kind when 'resubmit' then (select d.by from ${sysTable({ workspace }, 'sys_decision')} d
              where d.approval = asked.approval and d.act = 'return' order by d.id desc limit 1) else submitter end,
            object, record_id, process, approval, id, $2 from asked order by person
          on conflict (person, key) do update set told_at = excluded.told_at, read_at = null, withdrawn_at = null, mailed = null where n.withdrawn_at is not null
          returning n.person)
      select person from over union all select person from told`,
    values: [value, workspace.clock.now()],
  });
  if (told.length > 0)
    announceNotices(
      tx,
      workspace,
      told.map(({ person }) => person),
    );
}

/** Tells whoever submitted it how it ended, unless they ended it themselves. */
export async function tellSubmitter(
  tx: Transaction,
  workspace: Workspace,
  { approval, by }: { approval: ApprovalRow; by: string | null },
): Promise<void> {
  const isTheirs = by === approval.submitter;
  if (isTheirs && (approval.state === 'withdrawn' || approval.state === 'terminated')) return;
  await insertNotices(tx, workspace, [
    {
      ...{
        person: approval.submitter,
        kind: 'decided',
        key: `decided:${approval.id}`,
        by: isTheirs ? null : by,
        approval: approval.id,
      },
      ...{ object: approval.object, record: approval.record_id, process: approval.process },
    },
  ]);
}

/** Reminds all who are asked in an approval. */
export async function remindAsked(
  tx: Transaction,
  workspace: Workspace,
  { approval, by }: { approval: ApprovalRow; by: string },
): Promise<void> {
  const asked = await tx.query<{ task: string; person: string }>({
    text: `select t.id as task, s.person from ${sysTable({ workspace }, 'sys_task')} t join ${sysTable({ workspace }, 'sys_seat')} s on s.task = t.id
      where t.approval = $1 and s.state = 'pending' and not s.removed and s.person <> $2`,
    values: [approval.id, by],
  });
  await insertNotices(
    tx,
    workspace,
    asked.map(({ task, person }) => ({
      ...{ person, kind: 'reminded', key: `reminded:${task}`, by, task, approval: approval.id },
      ...{ object: approval.object, record: approval.record_id, process: approval.process },
    })),
  );
}
