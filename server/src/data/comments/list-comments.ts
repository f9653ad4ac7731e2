import type { Comment } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { likePattern } from '../../query/like-pattern.ts';
import { shownComment } from '../../query/statements/shown-comment.ts';
import { getRecord } from '../read/get-record.ts';
import { type CommentRow, commentTable, describeComments, selectComments } from './comment-rows.ts';

type Asked = { object: string; id: string; cursor?: string; from?: string; q?: string };

const pageSize = 30;

/**
 * What is said about a record, the latest first, for whoever may read it now; with `from`, beginning at that comment. Throws `notFound`, `badCursor`.
 */
export async function listComments(
  workspace: Workspace,
  actor: Actor,
  { object, id, cursor, from, q = '' }: Asked,
): Promise<{ items: Comment[]; next?: string }> {
  await getRecord(workspace, actor, { object, id, select: [] });
  const [at, last] = readCursor(cursor);
  const rows = await workspace.db.read<CommentRow & { place: string }>({
    text: `select * from (${selectComments(workspace)} where c.object = $1 and c.record_id = $2 and ${shownComment('c', commentTable(workspace))}
        and ($3::timestamptz is null or (c.at, c.id) < ($3, $4::uuid))
        and ($5::uuid is null or (c.at, c.id) <= (select b.at, b.id from ${commentTable(workspace)} b where b.id = $5 and b.record_id = $2))
        and ($6 = '' or c.deleted_at is null and c.said ilike $6) order by c.at desc, c.id desc limit $7) found order by at desc, id desc`,
    values: [object, id, at, last, from ?? null, q === '' ? '' : likePattern(q, 'anywhere'), pageSize + 1],
  });
  const page = rows.slice(0, pageSize);
  const end = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    items: await describeComments(workspace, actor, page),
    ...(end && { next: `${new Date(end.at).toISOString()}|${end.id}` }),
  };
}

/** Comments by their ids, in no order; the caller has looked whether their record may be read. */
export async function readComments(workspace: Workspace, actor: Actor, ids: readonly string[]): Promise<Comment[]> {
  const rows = await workspace.db.read<CommentRow>({
    text: `${selectComments(workspace)} where c.id = any($1::uuid[])`,
    values: [ids],
  });
  return describeComments(workspace, actor, rows);
}

function readCursor(cursor: string | undefined): [string | null, string | null] {
  if (cursor === undefined) return [null, null];
  const [at, id] = cursor.split('|');
  if (!at || !/^[\d-]{10}T[\d:.]+Z$/.test(at) || !id || !isId(id)) throw new TenonError('badCursor');
  return [at, id];
}
