import { rm } from 'node:fs/promises';
import type { Workspace } from '../../../catalog/workspace.ts';
import { removeStrays } from '../../files/remove-strays.ts';
import { sysTable } from '../../write/save/sys-table.ts';
import { importKind } from '../run/import-jobs.ts';
import { textPath, uploadFolder, uploadPath } from './uploads.ts';

/**
 * Removes files sent for import, and what jobs tell, after the 30 days in which their work can be undone; after two days files that no
 * import took; and after one what a crash left of a file that never came to be one.
 */
export async function purgeUploads(workspace: Workspace): Promise<number> {
  const old = `created_at < $1::timestamptz - interval '30 days'`;
  const values = [workspace.clock.now()];
  const rows = await workspace.db.transaction(async (tx) => {
    const over = `status not in ('queued', 'running')`;
    await tx.query({ text: `delete from ${sysTable({ workspace }, 'sys_job')} where ${over} and ${old}`, values });
    return tx.query<{ id: string }>({
      text: `delete from ${sysTable({ workspace }, 'sys_upload')} u where ${old} or (created_at < $1::timestamptz - interval '2 days'
        and not exists (select from ${sysTable({ workspace }, 'sys_job')} j where j.kind = '${importKind}' and j.input->>'upload' = u.id::text)) returning id`,
      values,
    });
  });
  for (const { id } of rows) {
    const path = uploadPath(workspace, id);
    for (const each of [path, textPath(path)]) await rm(each, { force: true });
  }
  return rows.length + (await removeStrays(workspace, { folder: uploadFolder(workspace), table: 'sys_upload' }));
}
