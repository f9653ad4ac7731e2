import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { insertNotices } from '../../data/notices/notice-rows.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { type ApprovalRow, insertDecisions } from './approval-rows.ts';

/** Tells people of an approval who are not asked: they may look at it, and it is noted whether they did. Nobody is told twice. */
export async function copyTo(
  tx: Transaction,
  workspace: Workspace,
  { approval, people }: { approval: ApprovalRow; people: readonly string[] },
): Promise<void> {
  const fresh = await tx.query<{ person: string }>({
    text: `insert into ${copyTable(workspace)} (approval, person, copied_at) select $1, person, $3 from unnest($2::uuid[]) as p(person) order by person
      on conflict do nothing returning person`,
    values: [approval.id, [...new Set(people)], workspace.clock.now()],
  });
  if (fresh.length === 0) return;
  const note = { approval: approval.id, task: null, number: null, by: null, principal: null, comment: null };
  await insertDecisions(tx, workspace, [{ ...note, act: 'copy', detail: { to: fresh.map(({ person }) => person) } }]);
  await insertNotices(
    tx,
    workspace,
    fresh.map(({ person }) => ({
      ...{ person, kind: 'copied', key: `copied:${approval.id}`, by: approval.submitter, approval: approval.id },
      ...{ object: approval.object, record: approval.record_id, process: approval.process },
    })),
  );
}

/** Whether somebody was told of an approval. */
export async function isCopied(
  reader: Pick<Transaction, 'query'>,
  workspace: Workspace,
  { approval, person }: { approval: string; person: string },
): Promise<boolean> {
  const found = await reader.query({
    text: `select 1 from ${copyTable(workspace)} where approval = $1 and person = $2`,
    values: [approval, person],
  });
  return found.length > 0;
}

/** They have looked at it. Of what was not copied to them, nothing is noted. */
export async function readCopy(workspace: Workspace, { userId }: Actor, approval: string): Promise<void> {
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${copyTable(workspace)} set read_at = $3 where approval = $1 and person = $2 and read_at is null`,
      values: [approval, userId, workspace.clock.now()],
    }),
  );
}

export function copyTable(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_copy');
}
