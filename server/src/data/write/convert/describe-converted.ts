import type { Reference } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import { mayReadPath } from '../../../access/field-rights.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { getRecords } from '../../read/get-record.ts';
import type { Converted } from './convert-record.ts';

/** What a record became, by title as far as the actor may see it. */
export async function describeConverted(
  workspace: Workspace,
  actor: Actor,
  { records, undo }: Pick<Converted, 'records' | 'undo'>,
): Promise<{ records: Record<string, Reference>; undo: string }> {
  const references = Object.entries(records).map(
    async ([object, { id }]): Promise<[string, Reference]> => [
      object,
      { id, object, title: await titleOf(workspace, actor, { object, id }) },
    ],
  );
  return { records: Object.fromEntries(await Promise.all(references)), undo };
}

async function titleOf(
  workspace: Workspace,
  actor: Actor,
  { object, id }: { object: string; id: string },
): Promise<string | null> {
  const title = workspace.snapshot.objects.get(object)?.title.name;
  if (title === undefined || !mayReadPath(workspace.snapshot, actor, object, title)) return null;
  const [record] = await getRecords(workspace, actor, { object, ids: [id], select: [title] });
  return record ? String(record[title] ?? '') : null;
}
