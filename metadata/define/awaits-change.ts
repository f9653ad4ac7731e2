import type { ProcessBody } from './process.ts';
import type { RecordTrigger, TimeTrigger } from './trigger.ts';

/** A change of a record. `told`: of people, keys and processes, and of batches that say so; other imports and installs are not. */
export type AwaitedChange = {
  object: string;
  action: string;
  changed: readonly string[];
  source: string;
  told: boolean;
};

/** What of a process waits for a change, where it does, as far as can be said without looking at the record. */
export function awaitsChange({ active = true, trigger }: ProcessBody, change: AwaitedChange): RecordTrigger | undefined {
  if (!active || trigger.object !== change.object || !isOfRecord(trigger)) return undefined;
  const { on, changed, imports, processes } = trigger;
  if (!(on as readonly string[]).includes(change.action)) return undefined;
  if (change.action === 'update' && changed && !changed.some((field) => change.changed.includes(field))) return undefined;
  if (change.source === 'process' && processes === false) return undefined;
  const isTold = change.source === 'import' ? (imports ?? change.told) : change.told;
  return isTold ? trigger : undefined;
}

/** Whether a process is set off by changes of records. */
export function isOfRecord(trigger: ProcessBody['trigger']): trigger is RecordTrigger {
  return trigger.kind === undefined || trigger.kind === 'record';
}

/** Whether a process is set off by the time. */
export function isOfTime(trigger: ProcessBody['trigger']): trigger is TimeTrigger {
  return trigger.kind === 'schedule' || trigger.kind === 'date';
}

/** Whether it asks how a record was before the change. */
export function asksBefore({ was, becomes }: RecordTrigger): boolean {
  return was !== undefined || becomes === true;
}
