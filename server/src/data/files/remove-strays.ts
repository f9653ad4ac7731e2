import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../write/save/sys-table.ts';

const day = 86_400_000;

/** Removes what a crash or a line that broke left of files in a folder a day ago: everything that the table does not know, and what was made of it. Answers how many. */
export async function removeStrays(
  workspace: Workspace,
  { folder, table }: { folder: string; table: 'sys_upload' | 'sys_file' },
): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const known = await workspace.db.read<{ id: string }>({
    text: `select id from ${sysTable({ workspace }, table)} where id = any($1::uuid[])`,
    values: [names.filter(isId)],
  });
  const kept = new Set(known.map(({ id }) => id));
  let removed = 0;
  for (const name of names.filter((each) => !kept.has(each.replace(/-(text|thumbnail)$/, '')))) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs > workspace.clock.now().getTime() - day) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
