import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../write/sys-table.ts';
import { importKind, undoImportKind } from './import-jobs.ts';
import { uploadFolder, uploadPath } from './uploads.ts';

const day = 86_400_000;

/**
 * Removes files sent for import, and the reports of imports, after the 30 days in which an import can be undone; and after a day what a
 * crash left of a file that never came to be one.
 */
export async function purgeUploads(workspace: Workspace): Promise<number> {
  const old = `created_at < $1::timestamptz - interval '30 days'`;
  const values = [workspace.clock.now()];
  const rows = await workspace.db.transaction(async (tx) => {
    const jobs = `kind in ('${importKind}', '${undoImportKind}') and status not in ('queued', 'running')`;
    await tx.query({ text: `delete from ${sysTable({ workspace }, 'sys_job')} where ${jobs} and ${old}`, values });
    return tx.query<{ id: string }>({
      text: `delete from ${sysTable({ workspace }, 'sys_upload')} where ${old} returning id`,
      values,
    });
  });
  for (const { id } of rows) await rm(uploadPath(workspace, id), { force: true });
  return rows.length + (await removeStrays(workspace));
}

async function removeStrays(workspace: Workspace): Promise<number> {
  const folder = uploadFolder(workspace);
  const names = await readdir(folder).catch(() => []);
  const known = await workspace.db.read<{ id: string }>({
    text: `select id from ${sysTable({ workspace }, 'sys_upload')} where id = any($1::uuid[])`,
    values: [names.filter(isId)],
  });
  const kept = new Set(known.map(({ id }) => id));
  let removed = 0;
  for (const name of names.filter((each) => !kept.has(each))) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs > workspace.clock.now().getTime() - day) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
