import type { Label } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import { openFairQueue } from '../../base/fair-queue.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../write/save/sys-table.ts';

const gigabyte = 1024 ** 3;

/** What waits to be used may take so much; `files` and `bytes` of one person, and the bytes of all together. */
type Quota = { table: 'sys_upload' | 'sys_file'; where: string; files: number; bytes: number; together: number; detail: Label };

const quotas = {
  /** Files sent for import, kept for as long as an import can be undone. */
  upload: {
    table: 'sys_upload',
    where: 'true',
    files: 200,
    bytes: gigabyte,
    together: 10 * gigabyte,
    detail: {
      zh: '待导入的文件每人最多 200 个、共 1 GB（整个工作区 10 GB）；没有导入的 2 天后删除，其余 30 天后删除',
      en: 'files sent for import take 200 and 1 GB for each person, 10 GB for the workspace; those not imported are removed after 2 days, others after 30',
    },
  },
  /** Files that no record has taken yet. */
  file: {
    table: 'sys_file',
    where: 'record_id is null',
    files: 200,
    bytes: gigabyte,
    together: 5 * gigabyte,
    detail: {
      zh: '还没有保存到记录中的附件每人最多 200 个、共 1 GB（整个工作区 5 GB）；请先保存记录，未保存的 1 天后删除',
      en: 'attachments that no record has yet take 200 and 1 GB for each person, 5 GB for the workspace; save the records, or wait a day until the rest is removed',
    },
  },
} satisfies Record<string, Quota>;

/** Files that are sent at a time; those behind them wait unread. */
const inLine = openFairQueue({ atOnce: { all: 20, own: 3 }, waiting: { all: 500, own: 50 }, patience: 60_000 });

/** Runs `work`, which keeps a file, unless there are too many already. Throws `storageLimit` and `busy`. */
export function withinQuota<T>(
  workspace: Workspace,
  actor: Actor,
  { kind, work }: { kind: keyof typeof quotas; work: () => Promise<T> },
): Promise<T> {
  return inLine(`${workspace.id} ${actor.userId}`, async () => {
    await refuseBeyond(workspace, actor.userId, quotas[kind]);
    return work();
  });
}

async function refuseBeyond(workspace: Workspace, userId: string, { table, where, ...most }: Quota): Promise<void> {
  const [kept] = await workspace.db.read<{ files: number; bytes: number; together: number }>({
    text: `select count(*) filter (where created_by = $1)::int as files, coalesce(sum(size) filter (where created_by = $1), 0)::float8 as bytes,
      coalesce(sum(size), 0)::float8 as together from ${sysTable({ workspace }, table)} where ${where}`,
    values: [userId],
  });
  if (!kept || (kept.files < most.files && kept.bytes < most.bytes && kept.together < most.together)) return;
  throw new TenonError('storageLimit', { params: { detail: most.detail } });
}
