import type { ApprovalInputs } from '@tenon/metadata';
import type { WorkingCalendar } from '@tenon/metadata/working-time.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { endOfLength, isWorkingTime, readWorkingTimes } from '../calendars/working-times.ts';

type Asked = { inputs: Pick<ApprovalInputs, 'timeLimit'>; people: readonly string[] };

/** Until when it is to be decided, from now on. */
export async function endOfTimeLimit(tx: Transaction, workspace: Workspace, { inputs, people }: Asked): Promise<Date | null> {
  const { timeLimit } = inputs;
  if (!timeLimit) return null;
  const { timeZone, clock } = workspace;
  if (!isWorkingTime(timeLimit)) return endOfLength(timeLimit, clock.now(), { timeZone });
  return endOfLength(timeLimit, clock.now(), { timeZone, calendar: await calendarOf(tx, workspace, people) });
}

/** By which calendar time is reckoned: one person's working time is their own, that of several the workspace's. */
export async function calendarOf(tx: Transaction, workspace: Workspace, people: readonly string[]): Promise<WorkingCalendar> {
  const times = await readWorkingTimes(tx, workspace);
  const [first, ...others] = people;
  return first !== undefined && others.length === 0 ? times.of(first) : times.byDefault;
}
