import { TenonError } from '../base/errors.ts';
import {
  type DirectoryRow,
  loadPublished,
  makeWorkspace,
  type Published,
  readDirectoryRow,
  upgradeWorkspace,
} from './load-workspace.ts';
import type { CatalogSetting } from './open-workspaces.ts';
import type { Workspace } from './workspace.ts';
import { keepWorkspaceRole } from './workspace-role.ts';

/** A workspace, and what of it was read last. `looking` is under way while somebody asks whether anything newer was published. */
export type Open = { workspace: Workspace; row: DirectoryRow; published: Published; looking?: Promise<void> };

/** Opens a workspace at its newest revision, brought up to the solutions of this server. Throws `notFound`. */
export async function openWorkspace(setting: CatalogSetting, id: string, reload: (entry: Open) => Promise<void>): Promise<Open> {
  await keepWorkspaceRole(setting.database, id);
  const row = await readDirectoryRow(setting, id);
  await upgradeWorkspace(setting, row);
  const published = await loadPublished(setting, { id, schema: row.schema_name, after: 0 });
  if (!published) throw new TenonError('notFound');
  const entry = { row, published } as Open;
  entry.workspace = makeWorkspace(setting, {
    row: () => entry.row,
    published: () => entry.published,
    reload: () => reload(entry),
  });
  return entry;
}

/** Reads what was published since. False where nothing was, or where another call was quicker. */
export async function catchUp(setting: CatalogSetting, entry: Open): Promise<boolean> {
  const { id, schema } = entry.workspace;
  entry.row = await readDirectoryRow(setting, id);
  const published = await loadPublished(setting, { id, schema, after: entry.published.snapshot.revision });
  if (!published || published.snapshot.revision <= entry.published.snapshot.revision) return false;
  entry.published = published;
  return true;
}
