import type { Actor } from '../../access/actor.ts';
import { visibilityOf } from '../../access/field-rights.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../read/get-record.ts';
import { readRecords } from '../read/read-records.ts';

export type StageEntry = { stage: string; enteredAt: string; leftAt: string | null };

const maxEntries = 200;

/** The stages a record went through, oldest first; empty for objects that track none, and where the actor may not read them. Throws `notFound`. */
export async function readStages(
  workspace: Workspace,
  actor: Actor,
  request: { object: string; id: string },
): Promise<StageEntry[]> {
  const { id, object } = request;
  if (!isId(id)) throw new TenonError('notFound');
  await getRecord(workspace, actor, { object, id, select: [] });
  const track = workspace.snapshot.objects.get(object)?.body.track;
  const parent = track && workspace.snapshot.objects.get(track.into)?.body.controlledBy;
  if (!track || parent === undefined) return [];
  const { into, value, enteredAt, leftAt } = track;
  if ([value, enteredAt, leftAt, parent].some((name) => visibilityOf(workspace.snapshot, actor, into, name) !== 'clear'))
    return [];
  const { records } = await readRecords(workspace, actor, {
    object: into,
    select: [value, enteredAt, leftAt],
    filter: { field: parent, op: 'eq', value: id },
    sort: [{ field: enteredAt, direction: 'asc' }],
    limit: maxEntries,
  });
  return records.map((stay) => ({
    stage: stay[value] as string,
    enteredAt: stay[enteredAt] as string,
    leftAt: stay[leftAt] as string | null,
  }));
}
