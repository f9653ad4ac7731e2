import { type Notice, type NoticeGroup, type NoticeKind, noticeGroups } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { commentTable } from '../../data/comments/comment-rows.ts';
import { sayWords } from '../../data/comments/mention-names.ts';
import { announceNotices, noticeTable } from '../../data/notices/notice-rows.ts';
import { resolveTitles, type Titles } from '../../data/read/resolve-titles.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { table } from '../approvals/approval-rows.ts';
import { personOf } from '../approvals/describe-approval.ts';

type Found = {
  id: string;
  kind: NoticeKind;
  told_at: string;
  read: boolean;
  count: number;
  by: string | null;
  object: string | null;
  record_id: string | null;
  process: string | null;
  task: string | null;
  approval: string | null;
  state: Notice['state'];
  title: string | null;
  said: Notice['said'];
  comment: string | null;
  words: string | null;
  cursor: string;
};

type Asked = { group?: NoticeGroup; unread?: 'true'; after?: string };

const pageSize = 50;

/**
 * What somebody was told, the latest first. What it is about is looked up with their rights of this moment: of a record that they may not read any more
 * nothing is said. An approval in which they take part is named, as it is in their tasks.
 */
export async function listNotices(
  workspace: Workspace,
  actor: Actor,
  { group, unread, after }: Asked,
): Promise<{ items: Notice[]; next?: string }> {
  const [at, id] = readCursor(after);
  const found = await workspace.db.read<Found>({
    text: `${selected(workspace)} where n.person = $1 and n.withdrawn_at is null and ($2::text[] is null or n.kind = any($2))
        and (not $3 or n.read_at is null) and ($4::timestamptz is null or (n.told_at, n.id) < ($4, $5::uuid)) and ${isShown(workspace)}
      order by n.told_at desc, n.id desc limit $6`,
    values: [actor.userId, kindsOf(group), unread === 'true', at, id, pageSize + 1],
  });
  const items = await describe(workspace, actor, found.slice(0, pageSize));
  return { items, ...(found.length > pageSize && { next: found[pageSize - 1]?.cursor }) };
}

/** Some notices of somebody that are still to be read, as they are now, the latest first. */
export async function readUnread(workspace: Workspace, actor: Actor, ids: readonly string[]): Promise<Notice[]> {
  const found = await workspace.db.read<Found>({
    text: `${selected(workspace)} where n.id = any($2::uuid[]) and n.person = $1 and n.withdrawn_at is null and n.read_at is null
      order by n.told_at desc, n.id desc`,
    values: [actor.userId, ids],
  });
  return describe(workspace, actor, found);
}

const selected = (workspace: Workspace) =>
  `select n.id, n.kind, n.told_at, n.read_at is not null as read, n.count, n.by, n.object, n.record_id, n.process, n.task, n.approval, n.said, n.comment,
        left(k.said, 500) as words, a.state, a.title, to_char(n.told_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '|' || n.id as cursor
      from ${noticeTable(workspace)} n left join ${table(workspace, 'sys_approval')} a on a.id = n.approval
        left join ${commentTable(workspace)} k on k.id = n.comment and k.deleted_at is null`;

/** Of kinds that the person wants to see on screen. */
const isShown = (workspace: Workspace) =>
  `n.kind <> all (coalesce((select hidden from ${sysTable({ workspace }, 'sys_notice_choice')} c where c.person = n.person), '{}'))`;

async function describe(workspace: Workspace, actor: Actor, found: readonly Found[]): Promise<Notice[]> {
  const records = found.flatMap(({ object, record_id }) => (object && record_id ? [{ object, id: record_id }] : []));
  const titles = await resolveTitles(workspace, actor, records);
  const directory = await readDirectory(workspace);
  const words = await sayWords(
    workspace,
    actor,
    found.map((row) => (recordOf(row, titles) ? (row.words ?? '') : '')),
  );
  return found.map((row, place) => ({
    ...{ id: row.id, kind: row.kind, at: row.told_at, read: row.read, count: row.count, task: row.task, state: row.state },
    ...{ by: row.by === null ? null : personOf(directory, row.by), process: labelOf(workspace, row.process) },
    ...{ object: (row.object && workspace.snapshot.objects.get(row.object)?.body.label) || null, record: recordOf(row, titles) },
    ...{ said: recordOf(row, titles) && row.said, comment: row.comment, excerpt: words[place] ? cut(words[place]) : null },
  }));
}

const longestExcerpt = 100;

function cut(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const points = [...line];
  return points.length > longestExcerpt ? `${points.slice(0, longestExcerpt).join('')}…` : line;
}

/** How much somebody has not read. */
export async function countNotices(workspace: Workspace, { userId }: Actor): Promise<{ unread: number }> {
  const [counted] = await workspace.db.read<{ unread: number }>({
    text: `select count(*)::int as unread from ${noticeTable(workspace)} n
      where n.person = $1 and n.withdrawn_at is null and n.read_at is null and ${isShown(workspace)}`,
    values: [userId],
  });
  return { unread: counted?.unread ?? 0 };
}

/** Some, those of a group, or all have been read; those of other people are left alone. */
export async function markNoticesRead(
  workspace: Workspace,
  { userId }: Actor,
  { ids, group }: { ids?: readonly string[]; group?: NoticeGroup },
): Promise<void> {
  await workspace.db.transaction(async (tx) => {
    await tx.query({
      text: `update ${noticeTable(workspace)} set read_at = $4 where person = $1 and read_at is null
        and ($2::uuid[] is null or id = any($2)) and ($3::text[] is null or kind = any($3))`,
      values: [userId, ids ?? null, kindsOf(group), workspace.clock.now()],
    });
    announceNotices(tx, workspace, [userId]);
  });
}

function kindsOf(group: NoticeGroup | undefined): readonly NoticeKind[] | null {
  return group ? noticeGroups[group] : null;
}

function readCursor(after: string | undefined): [string | null, string | null] {
  if (after === undefined) return [null, null];
  const [at, id] = after.split('|');
  if (!at || !/^[\d-]{10}T[\d:.]+Z$/.test(at) || !id || !/^[0-9a-f-]{36}$/.test(id)) throw new TenonError('badCursor');
  return [at, id];
}

function labelOf({ snapshot }: Workspace, process: string | null): Notice['process'] {
  return process === null ? null : (snapshot.processes.get(process)?.label ?? { zh: process, en: process });
}

function recordOf({ object, record_id: id, approval, title }: Found, titles: Titles): Notice['record'] {
  if (object === null || id === null) return null;
  const readable = titles({ object, id });
  if (readable !== undefined) return { object, id, title: readable };
  return approval === null ? null : { object, id, title };
}
