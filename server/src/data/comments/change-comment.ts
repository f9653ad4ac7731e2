import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { announceNotices, noticeTable } from '../notices/notice-rows.ts';
import { getRecord } from '../read/get-record.ts';
import { inWriteTransaction } from '../write/in-write-transaction.ts';
import { sysTable } from '../write/save/sys-table.ts';
import { commentTable, windowEnd } from './comment-rows.ts';
import { commentedKey, mentionKey, tellOfComment } from './tell-of-comment.ts';
import { announceComment, type Told } from './write-comment.ts';

type Kept = { object: string; record: string; author: string; at: string; said: string; deleted: boolean };

/** Changes what one said, within 15 minutes; who is mentioned now and was not before is told. Throws `notFound`, `commentClosed`, `badRequest`. */
export function editComment(workspace: Workspace, actor: Actor, { id, text }: { id: string; text: string }): Promise<Told> {
  return inWriteTransaction(workspace, async (tx) => {
    const kept = await lockOwn(tx, workspace, actor, id);
    if (kept.deleted) throw new TenonError('notFound');
    if (windowEnd(kept.at) <= workspace.clock.now()) throw new TenonError('commentClosed');
    if (text === kept.said) return { id, notTold: [] };
    await tx.query({
      text: `update ${commentTable(workspace)} set said = $2, edited_at = $3 where id = $1`,
      values: [id, text, workspace.clock.now()],
    });
    const notTold = await tellOfComment(tx, workspace, actor, { ...kept, comment: id, text, before: kept.said });
    announceComment(tx, workspace, actor, kept);
    return { id, notTold };
  });
}

/** Takes back what one said, and what was told of it and is unread. Doing it twice does no harm. Throws `notFound`. */
export async function deleteComment(workspace: Workspace, actor: Actor, { id }: { id: string }): Promise<void> {
  await inWriteTransaction(workspace, async (tx) => {
    const kept = await lockOwn(tx, workspace, actor, id);
    if (kept.deleted) return;
    await tx.query({
      text: `update ${commentTable(workspace)} set deleted_at = $2 where id = $1`,
      values: [id, workspace.clock.now()],
    });
    await withdrawNotices(tx, workspace, { id, ...kept });
    announceComment(tx, workspace, actor, kept);
  });
}

/** Says it again, while its words are kept: for a day. Throws `notFound`. */
export async function restoreComment(workspace: Workspace, actor: Actor, { id }: { id: string }): Promise<void> {
  await inWriteTransaction(workspace, async (tx) => {
    const kept = await lockOwn(tx, workspace, actor, id);
    if (kept.deleted && kept.said === '') throw new TenonError('notFound');
    await tx.query({ text: `update ${commentTable(workspace)} set deleted_at = null where id = $1`, values: [id] });
    announceComment(tx, workspace, actor, kept);
  });
}

/** Empties what was deleted a day ago; a trace stays where it was deleted late, or answered. Its files go with the next purge. */
export async function purgeComments(workspace: Workspace): Promise<void> {
  await workspace.db.transaction(async (tx) => {
    const values = [workspace.clock.now()];
    const gone = `select id from ${commentTable(workspace)} where deleted_at < $1::timestamptz - interval '1 day' and said <> ''`;
    await tx.query({
      text: `update ${sysTable({ workspace }, 'sys_file')} set record_id = null, comment = null, created_at = 'epoch' where comment in (${gone})`,
      values,
    });
    await tx.query({ text: `delete from ${sysTable({ workspace }, 'sys_reaction')} where comment in (${gone})`, values });
    await tx.query({ text: `update ${commentTable(workspace)} set said = '' where id in (${gone})`, values });
  });
}

/** One's own, of a record that one may still read; nobody else's is there to be changed. */
async function lockOwn(tx: Transaction, workspace: Workspace, actor: Actor, id: string): Promise<Kept> {
  const [kept] = await tx.query<Kept>({
    text: `select object, record_id as record, author, at, said, deleted_at is not null as deleted from ${commentTable(workspace)}
      where id = $1 and author = $2 for update`,
    values: [id, actor.userId],
  });
  if (!kept) throw new TenonError('notFound');
  await getRecord(workspace, actor, { object: kept.object, id: kept.record, select: [], tx });
  return kept;
}

/** A notice that tells of others as well tells of one less. */
async function withdrawNotices(
  tx: Transaction,
  workspace: Workspace,
  { id, object, record }: Kept & { id: string },
): Promise<void> {
  const withdrawn = await tx.query<{ person: string }>({
    text: `update ${noticeTable(workspace)} set count = greatest(count - 1, 1), withdrawn_at = case when count = 1 then $4::timestamptz end
      where read_at is null and withdrawn_at is null and (key = $1 or key = $2 and comment <= $3::uuid) returning person`,
    values: [mentionKey(id), commentedKey(object, record), id, workspace.clock.now()],
  });
  announceNotices(
    tx,
    workspace,
    withdrawn.map(({ person }) => person),
  );
}
