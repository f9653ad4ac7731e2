import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { removeFiles, removeStrayFiles } from '../files/files.ts';
import { incomingLinks, linkColumn } from '../write/incoming-links.ts';
import { sysTable } from '../write/save/sys-table.ts';

export type Purged = { records: number; files: number; keys: number };

/** Rows removed by one statement, so that locks are short. */
const chunk = 1000;

/**
 * Removes for good what is past its time: records 30 days in the trash, files that no record took within a day or whose record is
 * gone, batches that can no longer be undone, and used idempotency keys. For the job queue; running it twice does no harm.
 */
export async function purgeExpired(workspace: Workspace): Promise<Purged> {
  let records = 0;
  for (const object of workspace.snapshot.objects.values()) records += await purgeTrash(workspace, object);
  await purgeBatches(workspace);
  return {
    records,
    files: (await purgeFiles(workspace)) + (await removeStrayFiles(workspace)),
    keys: await purgeKeys(workspace),
  };
}

/** A record that another one still needs waits until that one goes. */
async function purgeTrash(workspace: Workspace, object: CompiledObject): Promise<number> {
  const needed = incomingLinks(workspace.snapshot, object)
    .filter(({ field, rule }) => rule !== 'clear' && field.targets.length === 1)
    .map(({ field, child, rule }) => {
      const live = rule === 'cascade' ? ' and t.deleted_at is null' : '';
      return `and not exists (select from ${child.table} t where ${linkColumn(field)} = gone.id${live})`;
    });
  return removeAll(workspace, {
    text: `with gone as (select gone.id from ${object.table} gone where gone.deleted_at < $1::timestamptz - interval '30 days' ${needed.join(' ')} limit ${chunk}),
      removed as (delete from ${object.table} d using gone where d.id = gone.id returning d.id),
      left_comments as (delete from ${sysTable({ workspace }, 'sys_comment')} c using removed r where c.object = ${quoteText(object.name)} and c.record_id = r.id),
      left_follows as (delete from ${sysTable({ workspace }, 'sys_follow')} w using removed r where w.object = ${quoteText(object.name)} and w.record_id = r.id),
      left_files as (update ${sysTable({ workspace }, 'sys_file')} f set record_id = null, created_at = 'epoch' from removed r where f.object = ${quoteText(object.name)} and f.record_id = r.id)
      select id from removed`,
  });
}

async function purgeFiles(workspace: Workspace): Promise<number> {
  return removeAll(workspace, {
    text: `delete from ${sysTable({ workspace }, 'sys_file')} where id in (select id from ${sysTable({ workspace }, 'sys_file')}
      where record_id is null and created_at < $1::timestamptz - interval '1 day' limit ${chunk}) returning id`,
    after: (ids) => removeFiles(workspace, ids),
  });
}

/** They cannot be undone any more. What they did stays in the history. */
async function purgeBatches(workspace: Workspace): Promise<number> {
  return removeAll(workspace, {
    text: `delete from ${sysTable({ workspace }, 'sys_batch')} where id in (select id from ${sysTable({ workspace }, 'sys_batch')}
      where at < $1::timestamptz - interval '31 days' limit ${chunk}) returning id`,
  });
}

async function purgeKeys(workspace: Workspace): Promise<number> {
  return removeAll(workspace, {
    text: `delete from ${sysTable({ workspace }, 'sys_idempotency')} where (credential, key) in (select credential, key from ${sysTable({ workspace }, 'sys_idempotency')}
      where created_at < $1::timestamptz - interval '1 day' limit ${chunk}) returning credential as id`,
  });
}

async function removeAll(
  workspace: Workspace,
  { text, after }: { text: string; after?: (ids: string[]) => Promise<void> },
): Promise<number> {
  for (let total = 0; ; ) {
    const rows = await workspace.db.transaction((tx) => tx.query<{ id: string }>({ text, values: [workspace.clock.now()] }));
    await after?.(rows.map(({ id }) => id));
    total += rows.length;
    if (rows.length < chunk) return total;
  }
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
