import type { Transaction } from '../base/database/database.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { type Directory, loadDirectory } from './directory.ts';
import { createNotifiedCache } from './notify-invalidated-cache.ts';

const directories = createNotifiedCache<Directory>('tenon_access', (workspace, directory) => directory.workspace === workspace);

/** People, departments and their roles as they are now. */
export async function readDirectory(workspace: Workspace): Promise<Directory> {
  const directory = await directories.read(workspace.database, workspace.id, () => loadDirectory(workspace));
  return directory as Directory;
}

/**
 * To be called in every transaction that changes users, departments or roles of users: rights change with its commit, for the
 * next request in this process and within a moment in others.
 */
export function announceAccessChange(tx: Transaction, workspace: Pick<Workspace, 'id' | 'database'>): Promise<void> {
  return directories.announce(tx, workspace.database, workspace.id);
}
