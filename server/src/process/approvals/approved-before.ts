import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { type ApprovalRow, table } from './approval-rows.ts';

type Asked = { approval: Pick<ApprovalRow, 'id' | 'round'>; step: string; version: number };

/**
 * Who has approved by their own hand in this round, the record being the same as then: anywhere, and in the task just before. `wasReturned`:
 * in an earlier round the step was asked already.
 */
export async function readApprovedBefore(
  tx: Pick<Transaction, 'query'>,
  workspace: Workspace,
  { approval, step, version }: Asked,
) {
  const rows = await tx.query<{ by: string; isLast: boolean }>({
    text: `with asked as (select id, version from ${table(workspace, 'sys_task')} where approval = $1 and round = $2 and state = 'approved')
      select d.by, a.id = (select max(id::text)::uuid from asked) as "isLast" from asked a join ${table(workspace, 'sys_decision')} d on d.task = a.id
        where d.act = 'approve' and d.by is not null and a.version = $3`,
    values: [approval.id, approval.round, version],
  });
  const [earlier] =
    approval.round === 1
      ? []
      : await tx.query({
          text: `select from ${table(workspace, 'sys_task')} where approval = $1 and round < $2 and step = $3 limit 1`,
          values: [approval.id, approval.round, step],
        });
  return {
    anywhere: new Set(rows.map(({ by }) => by)),
    justBefore: new Set(rows.filter(({ isLast }) => isLast).map(({ by }) => by)),
    wasReturned: earlier !== undefined,
  };
}
