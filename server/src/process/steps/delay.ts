import { endOfLength, isWorkingTime, readWorkingTimes } from '../calendars/working-times.ts';
import type { ProcessStep } from './process-step.ts';

/** Waits for so long. Days are those of the calendar of whoever set it off: a day on is the same time of day. Working time is that of the workspace. */
export const delay: ProcessStep<'delay'> = {
  async run(workspace, { timeZone }, { inputs: { length }, runs, tx }) {
    const now = workspace.clock.now();
    const calendar = isWorkingTime(length) ? (await readWorkingTimes(tx, workspace)).byDefault : undefined;
    return runs.map(({ woken }) => (woken ? { outputs: {} } : { waitsUntil: endOfLength(length, now, { timeZone, calendar }) }));
  },
};
