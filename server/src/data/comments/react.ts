import type { Reaction } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../read/get-record.ts';
import { sysTable } from '../write/save/sys-table.ts';
import { commentTable } from './comment-rows.ts';
import { announceComment } from './write-comment.ts';

type Reacting = { id: string; reaction: Reaction; isOn: boolean };

/** Gives a comment a reaction, or takes it back; the same twice is once. Throws `notFound`. */
export async function react(workspace: Workspace, actor: Actor, { id, reaction, isOn }: Reacting): Promise<void> {
  const [of] = await workspace.db.read<{ object: string; record: string }>({
    text: `select object, record_id as record from ${commentTable(workspace)} where id = $1 and deleted_at is null`,
    values: [id],
  });
  if (!of) throw new TenonError('notFound');
  await getRecord(workspace, actor, { object: of.object, id: of.record, select: [] });
  const table = sysTable({ workspace }, 'sys_reaction');
  await workspace.db.transaction(async (tx) => {
    await tx.query(
      isOn
        ? {
            text: `insert into ${table} (comment, person, reaction, at) values ($1, $2, $3, $4) on conflict do nothing`,
            values: [id, actor.userId, reaction, workspace.clock.now()],
          }
        : {
            text: `delete from ${table} where comment = $1 and person = $2 and reaction = $3`,
            values: [id, actor.userId, reaction],
          },
    );
    announceComment(tx, workspace, actor, of);
  });
}
