import type { Filter, ProcessBody, WireRecord } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import type { Transaction } from '../base/database.ts';
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

/**
 * Carries out every process that the event sets off, with the rights of whoever made the change, inside the transaction that takes
 * the event off the outbox: all steps of all of them, or none.
 */
export async function runEvent(
  workspace: Workspace,
  actor: Actor,
  { event, tx }: { event: ChangeEvent; tx: Transaction },
): Promise<void> {
  for (const [name, process] of processesFor(workspace.snapshot, event)) {
    const record = await readTrigger(workspace, actor, { event, process });
    if (record) await runSteps(workspace, actor, { name, process, record, event, tx });
  }
}

/** What processes change sets no process off, so that none can go round in circles. */
function processesFor({ processes }: Snapshot, { object, action, changed, source }: ChangeEvent): [string, ProcessBody][] {
  if (source === 'process') return [];
  return [...processes].filter(([, { active = true, trigger }]) => {
    const touches = action === 'create' || !trigger.changed || trigger.changed.some((field) => changed.includes(field));
    return active && trigger.object === object && (trigger.on as readonly string[]).includes(action) && touches;
  });
}

/** The record as its steps see it; undefined when it does not satisfy the condition, is gone, or may not be read. */
async function readTrigger(
  workspace: Workspace,
  actor: Actor,
  { event, process }: { event: ChangeEvent; process: ProcessBody },
): Promise<WireRecord | undefined> {
  const { object, when } = process.trigger;
  const own: Filter = { field: 'id', op: 'eq', value: event.record_id };
  const select = [...new Set(process.steps.flatMap(({ values }) => pathsOfValues(values)))];
  const { records } = await readRecords(workspace, actor, {
    object,
    select,
    filter: when ? { and: [own, when] } : own,
    limit: 1,
  });
  return records[0];
}

type Steps = { name: string; process: ProcessBody; record: WireRecord; event: ChangeEvent; tx: Transaction };

async function runSteps(workspace: Workspace, actor: Actor, { name, process, record, event, tx }: Steps): Promise<void> {
  const { object } = process.trigger;
  const { userId, timeZone, locale } = actor;
  const situation = { record, object, userId, now: workspace.clock.now().toISOString(), timeZone, locale };
  for (const [index, step] of process.steps.entries()) {
    const values = resolveValues(step.values, situation, workspace.snapshot);
    const place = `${name}_${index}`;
    await processNodes[step.node].run(workspace, actor, { step: step as never, object, record, values, event, place, tx });
  }
}
