import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import { badRequest } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { recordChanges } from '../history/record-changes.ts';
import { getRecord } from '../read/get-record.ts';
import { inWriteTransaction } from '../write/in-write-transaction.ts';
import { sysTable } from '../write/save/sys-table.ts';
import { commentTable, personIn } from './comment-rows.ts';
import { readComments } from './list-comments.ts';
import { tellOfComment } from './tell-of-comment.ts';

type Said = { object: string; id: string; text: string; repliesTo?: string; files: readonly string[] };

/** What is told of a comment that was made: its id, and who was mentioned and is not told. */
export type Told = { id: string; notTold: readonly string[] };

/**
 * Says something about a record that the actor may read, and tells who is mentioned and who follows it, as far as these may read it. With `within` it is
 * part of that transaction. Throws `notFound`, `badRequest`.
 */
export function writeComment(workspace: Workspace, actor: Actor, said: Said, within?: Transaction): Promise<Told> {
  return within ? write(within) : inWriteTransaction(workspace, write);

  async function write(tx: Transaction): Promise<Told> {
    const { object, id: record, text, repliesTo, files } = said;
    await getRecord(workspace, actor, { object, id: record, select: [], tx });
    if (repliesTo !== undefined) await requireComment(tx, workspace, { object, record, comment: repliesTo });
    const id = newId();
    await tx.query({
      text: `insert into ${commentTable(workspace)} (id, object, record_id, at, author, said, replies_to) values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [id, object, record, workspace.clock.now(), actor.userId, text, repliesTo ?? null],
    });
    await takeFiles(tx, workspace, actor, { comment: id, object, record, files });
    const notTold = await tellOfComment(tx, workspace, actor, { comment: id, object, record, text });
    announceComment(tx, workspace, actor, { object, record });
    return { id, notTold };
  }
}

/** A comment as its author sees it, with whom it did not reach by name. */
export async function describeTold(workspace: Workspace, actor: Actor, { id, notTold }: Told) {
  const directory = await readDirectory(workspace);
  const [comment] = await readComments(workspace, actor, [id]);
  if (!comment) throw new Error(`comment ${id} is gone`);
  return { comment, notTold: notTold.slice(0, 50).map((person) => personIn(directory, person)) };
}

/** Whoever has the record open reads it anew, once it is committed. */
export function announceComment(
  tx: Transaction,
  workspace: Workspace,
  { userId: by }: Actor,
  { object, record }: { object: string; record: string },
): void {
  tx.afterCommit(() => recordChanges(workspace).publish({ type: 'records', object, action: 'update', ids: [record], by }));
}

async function requireComment(
  tx: Transaction,
  workspace: Workspace,
  { object, record, comment }: { object: string; record: string; comment: string },
): Promise<void> {
  const found = await tx.query({
    text: `select id from ${commentTable(workspace)} where id = $1 and object = $2 and record_id = $3 and deleted_at is null`,
    values: [comment, object, record],
  });
  if (found.length === 0)
    throw badRequest({ zh: '要回复的评论已不存在', en: 'the comment that this answers is not there any more' });
}

type Taking = { comment: string; object: string; record: string; files: readonly string[] };

/** Files that the author has uploaded and nothing has taken yet. */
async function takeFiles(tx: Transaction, workspace: Workspace, actor: Actor, taking: Taking): Promise<void> {
  const { comment, object, record } = taking;
  const files = [...new Set(taking.files)];
  if (files.length === 0) return;
  const taken = await tx.query({
    text: `update ${sysTable({ workspace }, 'sys_file')} set comment = $1, object = $2, record_id = $3
      where id = any($4::uuid[]) and record_id is null and created_by = $5 and key_id is not distinct from $6::uuid returning id`,
    values: [comment, object, record, files, actor.userId, actor.keyId ?? null],
  });
  if (taken.length < files.length)
    throw badRequest({
      zh: '附件不存在、已被使用或不是您上传的',
      en: 'a file is not there, is used already, or was uploaded by somebody else',
    });
}
