import type { Length } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { endOfLength, isWorkingTime, readWorkingTimes } from '../calendars/working-times.ts';
import type { Outputs, RecordRun, StepOutcome, StepRun } from './process-step.ts';

type Waiting = 'waitUntil' | 'waitForRecord';

/** A change that is committed while the run comes to its step is not told to it: it looks once more after that time. */
const secondLook = 60_000;

type Wait<Name extends Waiting> = {
  step: StepRun<Name>;
  /** Whose changes it waits for; `column`: that by which they lead to the run's record. */
  object: string;
  column: string | null;
  /** For each of the runs: what the step answers where that has come which it waits for. `since`: it began to wait. */
  look(since: (run: RecordRun<Name>) => string): Promise<(Outputs | undefined)[]>;
};

/** Goes on in the first branch where it has come, in the second where the time is up; else waits for it. */
export async function waitFor<Name extends Waiting>(
  workspace: Workspace,
  actor: Actor,
  { step, object, column, look }: Wait<Name>,
): Promise<StepOutcome[]> {
  const now = workspace.clock.now();
  const end = await endOfWait(workspace, actor, { tx: step.tx, timeLimit: (step.inputs as { timeLimit: Length }).timeLimit });
  const come = await look((run) => run.token.awaits?.since ?? now.toISOString());
  const [first, second] = step.branches.map(({ id }) => id);
  return step.runs.map(({ token, woken }, at): StepOutcome => {
    const outputs = come[at];
    if (outputs) return { branches: first === undefined ? [] : [first], outputs };
    const deadline = token.awaits?.deadline ?? end.toISOString();
    const isUp = (woken?.by === 'time' ? new Date(woken.at) : now) >= new Date(deadline);
    if (isUp) return { branches: second === undefined ? [] : [second] };
    const awaits = { object, column, deadline, since: token.awaits?.since ?? now.toISOString() };
    const again = token.awaits ? new Date(deadline) : new Date(Math.min(now.getTime() + secondLook, Date.parse(deadline)));
    return { waitsUntil: again, awaits };
  });
}

type Limit = { tx: Transaction; timeLimit: Length };

async function endOfWait(workspace: Workspace, { timeZone }: Actor, { tx, timeLimit }: Limit): Promise<Date> {
  const calendar = isWorkingTime(timeLimit) ? (await readWorkingTimes(tx, workspace)).byDefault : undefined;
  return endOfLength(timeLimit, workspace.clock.now(), { timeZone, calendar });
}
