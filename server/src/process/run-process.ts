import type { Filter, ProcessBody, WireRecord } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import type { Transaction } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { readRecords } from '../data/read-records.ts';
import { processNodes } from './nodes/index.ts';
import { pathsOfValues, resolveValues } from './step-values.ts';

/** A change that somebody made, as the outbox tells it. */
export type ChangeEvent = {
  id: string;
  at: string;
  object: string;
  record_id: string;
  action: 'create' | 'update' | 'delete';
  changed: string[];
  actor: string | null;
  /** Of the API key that made the change; null when a person did. */
  key_roles: string[] | null;
  source: Actor['source'];
};

/** What processes change sets no process off, so that none can go round in circles. */
export function processesFor({ processes }: Snapshot, { object, action, changed, source }: ChangeEvent): string[] {
  if (source === 'process') return [];
  return [...processes].flatMap(([name, { active = true, trigger }]) => {
    const touches = action === 'create' || !trigger.changed || trigger.changed.some((field) => changed.includes(field));
    return active && trigger.object === object && (trigger.on as readonly string[]).includes(action) && touches ? [name] : [];
  });
}

export type ProcessRun = {
  name: string;
  event: ChangeEvent;
  tx: Transaction;
  /** Told before each step: which one failed is known to whoever catches. */
  begins(step: number): void;
};

/**
 * Carries out one process for an event, with the rights of whoever made the change, inside one transaction: all of its steps, or none.
 * Nothing is done where the record does not satisfy the condition, is gone, or may not be read.
 */
export async function runProcess(workspace: Workspace, actor: Actor, run: ProcessRun): Promise<void> {
  const process = workspace.snapshot.processes.get(run.name);
  if (!process) return;
  const { object, when } = process.trigger;
  const batch = { id: newId(), kind: 'process', cause: run.event.id };
  let record = await readRecord(workspace, actor, { run, process, when });
  for (const [index, step] of process.steps.entries()) {
    run.begins(index);
    // What the steps before it changed is what this one reads.
    if (index > 0 && pathsOfValues(step.values).length > 0) record = await readRecord(workspace, actor, { run, process });
    if (!record) return;
    const { userId, timeZone, locale } = actor;
    const situation = { record, object, userId, now: workspace.clock.now().toISOString(), timeZone, locale };
    const values = resolveValues(step.values, situation, workspace.snapshot);
    const place = `${run.name}_${index}`;
    const { event, tx } = run;
    await processNodes[step.node].run(workspace, actor, { step: step as never, object, record, values, event, batch, place, tx });
  }
}

async function readRecord(
  workspace: Workspace,
  actor: Actor,
  { run, process, when }: { run: ProcessRun; process: ProcessBody; when?: Filter },
): Promise<WireRecord | undefined> {
  const own: Filter = { field: 'id', op: 'eq', value: run.event.record_id };
  const select = [...new Set(process.steps.flatMap(({ values }) => pathsOfValues(values)))];
  const query = { object: process.trigger.object, select, filter: when ? { and: [own, when] } : own, limit: 1 };
  const { records } = await readRecords(workspace, actor, query, run.tx);
  return records[0];
}
