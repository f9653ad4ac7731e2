import type { ApprovalState } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readStandingChain } from '../runs/run-chains.ts';
import { keyOf, startRuns } from '../runs/start-runs.ts';
import { hintWork } from '../triggers/work-hints.ts';
import type { ApprovalRow } from './approval-rows.ts';

type Ended = {
  approval: Pick<ApprovalRow, 'id' | 'process' | 'run' | 'object' | 'record_id' | 'submitter'>;
  state: Exclude<ApprovalState, 'pending'>;
  /** Who decided last, or ended it; nobody where it ended by itself. */
  by: string | null;
};

/**
 * Has processes run that wait for the end of an approval, in the transaction that ends it. One that led to the approval does not run once more for the
 * same record: it would go round in a circle.
 */
export async function startAtEnd(tx: Transaction, workspace: Workspace, { approval, state, by }: Ended): Promise<void> {
  const { id, object, record_id: record, run } = approval;
  const waiting = [...workspace.snapshot.processes].flatMap(([name, { active = true, trigger }]) =>
    active &&
    trigger.kind === 'approval' &&
    trigger.object === object &&
    trigger.on.includes(state) &&
    (trigger.process ?? approval.process) === approval.process
      ? [name]
      : [],
  );
  if (waiting.length === 0) return;
  const chain = await readStandingChain(tx, workspace, { run, record });
  if (chain.isLong) return;
  const starter = { actor: by ?? approval.submitter, key_roles: null, source: 'process' as const };
  await startRuns(
    tx,
    workspace,
    waiting
      .filter((process) => process !== approval.process && !chain.processes.has(process))
      .map((process) => ({
        ...{ key: keyOf('approval', id, state), process, version: null, object, record, by: starter, cause: run },
        action: 'approval' as const,
      })),
  );
  tx.afterCommit(() => hintWork(workspace));
}
