import type { Path, WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../read/get-record.ts';
import { noteLook } from './note-look.ts';

/**
 * A record as it is printed, with what the actor may see of it, masks and all; told once it is noted who had it. Throws `forbidden` without the
 * right to print, `notFound` and `invalidQuery` as reading does.
 */
export async function printRecord(
  workspace: Workspace,
  actor: Actor,
  { object, id, select }: { object: string; id: string; select?: Path[] },
): Promise<WireRecord> {
  if (!actor.rights.allows(object, 'print')) throw new TenonError('forbidden');
  return workspace.db.transaction(async (tx) => {
    const record = await getRecord(workspace, actor, { object, id, select, tx });
    await noteLook(workspace, actor, { tx, object, id, action: 'print' });
    return record;
  });
}
