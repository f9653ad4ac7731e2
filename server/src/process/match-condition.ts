import type { ProcessBody } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { readAsOfChange } from '../data/history/read-as-of-change.ts';
import { type ChangeEvent, recordAtChange } from './change-event.ts';

/**
 * Those of the events whose record satisfied the condition of a process, by their ids. It is judged as the change left it, and as far as the
 * actor may see it.
 */
export async function matchCondition(
  workspace: Workspace,
  actor: Actor,
  { trigger, events }: { trigger: ProcessBody['trigger']; events: readonly ChangeEvent[] },
): Promise<Set<string>> {
  const { object, when: filter } = trigger;
  const matching = await readAsOfChange(workspace, actor, { object, records: events.map(recordAtChange), select: [], filter });
  return new Set(matching.keys());
}
