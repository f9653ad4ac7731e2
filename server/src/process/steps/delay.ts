import { addDays, dateParts } from '@tenon/metadata/calendar.ts';
import { dateIn, instantOf, localTime } from '@tenon/metadata/zoned-time.ts';
import type { ProcessStep } from './process-step.ts';

const lengths = { minute: 60_000, hour: 3_600_000 };

/** Waits for so long. Days are those of the calendar of whoever set it off: a day on is the same time of day. */
export const delay: ProcessStep<'delay'> = {
  async run(workspace, { timeZone }, { inputs: { length }, runs }) {
    const now = workspace.clock.now();
    return runs.map(({ woken }) => (woken ? { outputs: {} } : { waitsUntil: endOf(length, now, timeZone) }));
  },
};

type Length = { amount: number; unit: 'minute' | 'hour' | 'day' };

function endOf({ amount, unit }: Length, now: Date, timeZone: string): Date {
  if (unit !== 'day') return new Date(now.getTime() + amount * lengths[unit]);
  return instantOf(dateParts(addDays(dateIn(now, timeZone), amount)), localTime(now.getTime(), timeZone), timeZone);
}

/** When a length of time that begins now has passed, by the calendar of the workspace. */
export function endOfLength(length: Length, { clock, timeZone }: { clock: { now(): Date }; timeZone: string }): Date {
  return endOf(length, clock.now(), timeZone);
}
