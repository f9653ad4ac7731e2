import { asksBefore, type Filter, isOfRecord, type ProcessBody } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readAsOfChange } from '../../data/history/read-as-of-change.ts';
import type { RecordAtChange } from '../../query/statements/as-of-change.ts';
import { type ChangeEvent, recordAtChange, recordBefore } from '../triggers/change-event.ts';

/**
 * Those of the events whose record satisfied the condition of a process, by their ids. It is judged as the change left it, and as far as the
 * actor may see it; and what is asked of the record before it, as it was then. What there was no record before is nothing that it was.
 */
export async function matchCondition(
  workspace: Workspace,
  actor: Actor,
  { trigger, events }: { trigger: ProcessBody['trigger']; events: readonly ChangeEvent[] },
): Promise<Set<string>> {
  const { object, when } = trigger;
  const ask = async (records: readonly RecordAtChange[], filter: Filter | undefined) =>
    new Set((await readAsOfChange(workspace, actor, { object, records, select: [], filter })).keys());
  const matching = await ask(events.map(recordAtChange), when);
  if (!isOfRecord(trigger) || !asksBefore(trigger)) return matching;
  const before = events.flatMap((event) => (matching.has(event.id) ? (recordBefore(event) ?? []) : []));
  const fitted = trigger.was ? await ask(before, trigger.was) : undefined;
  const already = trigger.becomes ? await ask(before, when) : undefined;
  return new Set([...matching].filter((id) => (!fitted || fitted.has(id)) && !already?.has(id)));
}
