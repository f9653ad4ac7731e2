import type { Log } from '../base/log.ts';
import type { Workspaces } from '../catalog/open-workspaces.ts';
import { runSlowDdl } from '../catalog/sync-schema/schema-tasks.ts';
import type { Workspace } from '../catalog/workspace.ts';

/** Works off, after start and after each publish, what a publish left for later: indexes on big tables, checks of old rows. */
export async function catchUpSchema(workspaces: Workspaces, log: Log): Promise<void> {
  const catchUp = (workspace: Workspace) =>
    void runSlowDdl(workspace).catch((error) => log.error({ err: error, workspace: workspace.id }, 'slow schema change failed'));
  workspaces.onRevision(catchUp);
  for (const { id } of await workspaces.list()) catchUp(await workspaces.get(id));
}
