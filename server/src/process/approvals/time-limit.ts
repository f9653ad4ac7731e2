import type { ApprovalInputs } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { endOfLength, isWorkingTime, readWorkingTimes } from '../calendars/working-times.ts';

type Asked = { inputs: Pick<ApprovalInputs, 'timeLimit'>; people: readonly string[] };

/** Until when it is to be decided, from now on. One person's working time is their own, that of several the workspace's. */
export async function endOfTimeLimit(tx: Transaction, workspace: Workspace, { inputs, people }: Asked): Promise<Date | null> {
  const { timeLimit } = inputs;
  if (!timeLimit) return null;
  const { timeZone, clock } = workspace;
  if (!isWorkingTime(timeLimit)) return endOfLength(timeLimit, clock.now(), { timeZone });
  const times = await readWorkingTimes(tx, workspace);
  const [first, ...others] = people;
  const calendar = first !== undefined && others.length === 0 ? times.of(first) : times.byDefault;
  return endOfLength(timeLimit, clock.now(), { timeZone, calendar });
}
