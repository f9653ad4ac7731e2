import { type ActRefusal, applyAct } from '@tenon/metadata';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { insertDecisions, saveSeats, table } from './approval-rows.ts';
import { administratorsOf, superiorsOf } from './find-approvers.ts';
import { lockRunOf } from './lock-run.ts';
import { type OpenTask, readOpenTask, rowsOf } from './open-task-state.ts';

type Reassigning = {
  open: OpenTask;
  seat: string;
  to: string;
  /** Null: the platform, for the reason in `why`. */
  by: string | null;
  why?: 'leaver' | 'timeUp';
};

/** Gives a seat to somebody else, who decides in its place. Answers why not, where it cannot be. */
export async function reassignSeat(
  tx: Transaction,
  workspace: Workspace,
  { open: { task, approval, seats }, seat, to, by, why }: Reassigning,
): Promise<ActRefusal | undefined> {
  const act = { act: 'reassign', seat, to } as const;
  const applied = applyAct({ rule: task.settings.rule, seats, acts: task.acts, barred: task.barred }, act);
  if ('refused' in applied) return applied.refused;
  await saveSeats(tx, workspace, task.id, rowsOf(applied.state, applied.decision, seats));
  const note = { approval: approval.id, task: task.id, number: applied.state.acts, by, principal: null, comment: null };
  await insertDecisions(tx, workspace, [{ ...note, act: 'reassign', detail: { act, ...(why && { why }) } }]);
  await tx.query({
    text: `update ${table(workspace, 'sys_task')} set acts = $2 where id = $1`,
    values: [task.id, applied.state.acts],
  });
  return undefined;
}

/**
 * Passes on what people are asked who are no longer active: to the nearest superior who is not there yet, else to an administrator, so that
 * nothing stays with somebody who has left. Answers how many seats it passed on.
 */
export async function passOnSeatsOfLeavers(workspace: Workspace): Promise<number> {
  const directory = await readDirectory(workspace);
  const active = [...directory.people.values()].filter((person) => person.active).map(({ id }) => id);
  const left = await workspace.db.read<{ id: string; task: string; person: string }>({
    text: `select s.id, s.task, s.person from ${table(workspace, 'sys_seat')} s join ${table(workspace, 'sys_task')} t on t.id = s.task
      where t.state = 'open' and not s.removed and s.state in ('pending', 'waiting', 'notStarted') and s.person <> all($1::uuid[]) limit 500`,
    values: [active],
  });
  let passedOn = 0;
  for (const { id, task, person } of left) {
    const heirs = [...superiorsOf(directory, person), ...administratorsOf(directory)];
    passedOn += await workspace.db.transaction(async (tx) => {
      await lockRunOf(tx, workspace, { task });
      const open = await readOpenTask(tx, workspace, task);
      for (const to of heirs) if (!(await reassignSeat(tx, workspace, { open, seat: id, to, by: null, why: 'leaver' }))) return 1;
      return 0;
    });
  }
  return passedOn;
}
