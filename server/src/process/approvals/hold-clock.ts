import type { Length } from '@tenon/metadata';
import { addWorkingTime, workingTimeBetween } from '@tenon/metadata/working-time.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { isWorkingTime } from '../calendars/working-times.ts';
import { type SeatRow, type TaskRow, table } from './approval-rows.ts';
import { holdUntil } from './lock-run.ts';
import type { OpenTask } from './open-task-state.ts';
import { calendarOf, endOfTimeLimit } from './time-limit.ts';

type Seats = readonly SeatRow[];

/**
 * 前加签: while those decide whom somebody asked before them, the time of whoever asked stands still; those who were added have the time limit of the step.
 * Afterwards it runs on with what was left.
 */
export async function holdClock(
  tx: Transaction,
  workspace: Workspace,
  { open: { task, approval, seats }, rows }: { open: OpenTask; rows: Seats },
): Promise<void> {
  const { timeLimit } = task.settings;
  if (!timeLimit || isHeld(seats) === isHeld(rows)) return;
  const people = peopleIn(rows, 'pending');
  const clock = isHeld(rows)
    ? {
        dueAt: await endOfTimeLimit(tx, workspace, { inputs: { timeLimit }, people }),
        left: await leftOf(tx, workspace, { task, rows }),
      }
    : { dueAt: await endOfRest(tx, workspace, { task, people }), left: null };
  await tx.query({
    text: `update ${table(workspace, 'sys_task')} set due_at = $2, time_left = $3 where id = $1`,
    values: [task.id, clock.dueAt, clock.left],
  });
  await holdUntil(tx, workspace, { run: approval.run, visit: task.visit, until: clock.dueAt });
}

/** Whether somebody waits, and nobody is asked but those who were added before them. */
function isHeld(seats: Seats): boolean {
  const there = seats.filter(({ removed }) => !removed);
  const asked = there.filter(({ state }) => state === 'pending');
  return there.some(({ state }) => state === 'waiting') && asked.every(({ place }) => place === 'before');
}

function peopleIn(seats: Seats, wanted: SeatRow['state']): string[] {
  return seats.filter(({ state, removed }) => state === wanted && !removed).map(({ person }) => person);
}

/** In milliseconds of the clock, or of working time where the limit is given in that. */
async function leftOf(
  tx: Transaction,
  workspace: Workspace,
  { task: { due_at: due, settings }, rows }: { task: TaskRow; rows: Seats },
): Promise<number | null> {
  if (due === null) return null;
  const [now, end] = [workspace.clock.now(), new Date(due)];
  if (end <= now) return 0;
  if (!isWorkingTime(settings.timeLimit as Length)) return end.getTime() - now.getTime();
  return workingTimeBetween(await calendarOf(tx, workspace, peopleIn(rows, 'waiting')), now, end);
}

async function endOfRest(
  tx: Transaction,
  workspace: Workspace,
  { task: { time_left: left, settings }, people }: { task: TaskRow; people: readonly string[] },
): Promise<Date | null> {
  if (left === null) return null;
  const now = workspace.clock.now();
  if (!isWorkingTime(settings.timeLimit as Length)) return new Date(now.getTime() + left);
  return addWorkingTime(await calendarOf(tx, workspace, people), now, left);
}
