import type { NodeDecision, NodeState } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { refused } from './act-refusals.ts';
import {
  type ApprovalRow,
  readApproval,
  readSeats,
  readTask,
  type SeatRow,
  type TaskRow,
  type TaskState,
  table,
} from './approval-rows.ts';

/** `late`: what had been done before, so that nothing was left to do; it is no error. */
export type ActOutcome = { state: TaskState; late?: { act: string; by: string | null; at: string } };

/** A task with all that is decided by. */
export type OpenTask = { task: TaskRow; approval: ApprovalRow; seats: SeatRow[] };

/** Reads a task as it is now. Throws `notFound`. */
export async function readOpenTask(tx: Pick<Transaction, 'query'>, workspace: Workspace, id: string): Promise<OpenTask> {
  const [task, seats] = await Promise.all([readTask(tx, workspace, id), readSeats(tx, workspace, id)]);
  const approval = task && (await readApproval(tx, workspace, task.approval));
  if (!task || !approval) throw new TenonError('notFound');
  return { task, approval, seats };
}

/** The seats as they are to be kept; those that were there keep their places. */
export function rowsOf({ seats }: NodeState, { states }: NodeDecision, before: readonly SeatRow[]): SeatRow[] {
  return seats.map((each, position) => ({
    ...each,
    ...{ position, reason: before[position]?.reason ?? null, state: states.get(each.id) ?? ('closed' as const) },
  }));
}

/** Only people who are there are asked. Throws `actRefused`. */
export async function requireActive(workspace: Workspace, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  const directory = await readDirectory(workspace);
  if (people.some((person) => !directory.people.get(person)?.active)) throw refused('notActive');
}

/** Only who is asked in a task that is open sends files for it. Throws `notFound` to others. */
export async function requireAsked(workspace: Workspace, { userId }: Actor, task: string): Promise<void> {
  const [asked] = await workspace.db.read({
    text: `select from ${table(workspace, 'sys_seat')} where task = $1 and person = $2 and state = 'pending' and not removed limit 1`,
    values: [task, userId],
  });
  if (!asked) throw new TenonError('notFound');
}
