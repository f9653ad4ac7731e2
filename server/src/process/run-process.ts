import type { ProcessBody, WireRecord } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import type { Transaction } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { readAsLeft } from '../data/history/read-as-left.ts';
import { getRecords } from '../data/read/get-record.ts';
import { type ChangeEvent, leftRecord } from './change-event.ts';
import { processNodes } from './nodes/index.ts';
import type { RecordRun } from './nodes/process-node.ts';
import { pathsOfValues, resolveValues } from './step-values.ts';

/** What processes change sets no process off, so that none can go round in circles. */
export function processesFor({ processes }: Snapshot, { object, action, changed, source }: ChangeEvent): string[] {
  if (source === 'process') return [];
  return [...processes].flatMap(([name, { active = true, trigger }]) => {
    const touches = action === 'create' || !trigger.changed || trigger.changed.some((field) => changed.includes(field));
    return active && trigger.object === object && (trigger.on as readonly string[]).includes(action) && touches ? [name] : [];
  });
}

/** Those of the events that satisfy the condition of a process: the record as the change left it, and as far as the actor may see it. */
export async function findMatching(
  workspace: Workspace,
  actor: Actor,
  { name, events }: { name: string; events: readonly ChangeEvent[] },
): Promise<ChangeEvent[]> {
  const trigger = workspace.snapshot.processes.get(name)?.trigger;
  if (!trigger || events.length === 0) return [];
  const { object, when: filter } = trigger;
  const matching = await readAsLeft(workspace, actor, { object, records: events.map(leftRecord), select: [], filter });
  return events.filter(({ id }) => matching.has(id));
}

export type ProcessRun = {
  name: string;
  /** That satisfy its condition, of a record each. */
  events: readonly ChangeEvent[];
  tx: Transaction;
  /** Told before each step: which one failed is known to whoever catches. */
  begins(step: number): void;
};

/**
 * Carries out one process for some events, with the rights of whoever made the changes, inside one transaction: all of its steps for all
 * of them, or none. What each event sets off is a batch, taken back with it. Nothing is done for records that are gone, or may not be read.
 */
export async function runProcess(workspace: Workspace, actor: Actor, { name, events, tx, begins }: ProcessRun): Promise<void> {
  const process = workspace.snapshot.processes.get(name);
  if (!process || events.length === 0) return;
  const { object } = process.trigger;
  const select = pathsOfSteps(process);
  const read = (ids: string[]) => getRecords(workspace, actor, { object, ids, select, tx });
  const batches = events.map((event) => ({ event, batch: { id: newId(), cause: event.id } }));
  let records = await read(events.map(({ record_id }) => record_id));
  for (const [index, step] of process.steps.entries()) {
    begins(index);
    // What the steps before it changed is what this one reads.
    if (index > 0 && pathsOfValues(step.values).length > 0) records = await read(records.map(({ id }) => id));
    const byId = new Map(records.map((record) => [record.id, record]));
    const into = 'object' in step ? step.object : object;
    const values = (record: WireRecord) =>
      resolveValues(step.values, { ...situationOf(workspace, actor, { object, record }), into }, workspace.snapshot);
    const runs: RecordRun[] = batches.flatMap((each) => {
      const record = byId.get(each.event.record_id);
      return record ? [{ ...each, record, values: values(record) }] : [];
    });
    if (runs.length === 0) return;
    await processNodes[step.node].run(workspace, actor, { step: step as never, object, runs, place: `${name}_${index}`, tx });
  }
}

function situationOf(workspace: Workspace, actor: Actor, { object, record }: { object: string; record: WireRecord }) {
  const { userId, timeZone, locale } = actor;
  return { record, object, userId, now: workspace.clock.now().toISOString(), timeZone, locale };
}

function pathsOfSteps({ steps }: ProcessBody): string[] {
  return [...new Set(steps.flatMap(({ values }) => pathsOfValues(values)))];
}
