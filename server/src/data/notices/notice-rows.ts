import type { Label, NoticeKind } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { noticeChanges } from '../history/record-changes.ts';
import { sysTable } from '../write/save/sys-table.ts';

/** Something that a person is told. */
export type NewNotice = {
  person: string;
  kind: NoticeKind;
  /** What happens again under this key while it is unread is the same notice, with a higher count. */
  key: string;
  count?: number;
  by?: string | null;
  object?: string;
  /** Of one that tells of several records: none. */
  record?: string | null;
  process?: string | null;
  approval?: string;
  task?: string;
  comment?: string;
  /** In both languages, as a process says it. */
  said?: Label;
};

/**
 * Tells people, in the transaction of what they are told; screens hear of it once that is committed. Who is told twice of the same before reading it has
 * one notice with a count. Rows are taken in one order, so that two transactions never wait for each other.
 */
export async function insertNotices(tx: Transaction, workspace: Workspace, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  announceNotices(
    tx,
    workspace,
    notices.map(({ person }) => person),
  );
  await tx.query({
    text: `insert into ${noticeTable(workspace)} as n (id, person, kind, key, count, by, object, record_id, process, approval, task, comment, said, told_at)
      select id, person, kind, key, coalesce(count, 1), by, object, record, process, approval, task, comment, said, $2
        from jsonb_to_recordset($1::jsonb) as told(id uuid, person uuid, kind text, key text, count integer, by uuid, object text, record uuid,
          process text, approval uuid, task uuid, comment uuid, said jsonb) order by person, key
      on conflict (person, key) do update set told_at = excluded.told_at, by = excluded.by, read_at = null, withdrawn_at = null,
        mailed = case when n.read_at is null and n.withdrawn_at is null then n.mailed end,
        record_id = case when n.read_at is null and n.withdrawn_at is null and n.record_id is distinct from excluded.record_id then null
          else excluded.record_id end,
        comment = case when n.read_at is null and n.withdrawn_at is null then n.comment else excluded.comment end,
        count = case when n.read_at is null and n.withdrawn_at is null then n.count else 0 end + excluded.count`,
    values: [JSON.stringify(notices.map((notice) => ({ ...notice, id: newId() }))), workspace.clock.now()],
  });
}

/** Screens of these people ask anew, once it is committed. */
export function announceNotices(tx: Transaction, workspace: Workspace, people: readonly string[]): void {
  const told = new Set(people);
  tx.afterCommit(() => {
    for (const person of told) noticeChanges(workspace).publish({ type: 'notices', person });
  });
}

/** Removes what has been read or withdrawn for a month, and what nobody has read for half a year. */
export async function purgeNotices(workspace: Workspace): Promise<void> {
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `delete from ${noticeTable(workspace)} where told_at < $1::timestamptz - interval '30 days'
        and (read_at is not null or withdrawn_at is not null or told_at < $1::timestamptz - interval '180 days')`,
      values: [workspace.clock.now()],
    }),
  );
}

export function noticeTable(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_notice');
}
