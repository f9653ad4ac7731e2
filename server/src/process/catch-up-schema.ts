import type { Log } from '../base/log.ts';
import type { Workspaces } from '../catalog/open-workspaces.ts';
import { runSlowDdl } from '../catalog/sync-schema/schema-tasks.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { rebuildSearch } from '../data/rebuild-search.ts';

/** What a killed server was about counts as left after a minute. */
const lookAgainAfter = 90_000;

/**
 * Works off, after start and after each publish, what a publish left for later: indexes on big tables, checks of old rows, search
 * columns of old records.
 */
export async function catchUpSchema(workspaces: Workspaces, log: Log): Promise<void> {
  const busy = new Map<string, Promise<void>>();
  const catchUp = (workspace: Workspace) => {
    const before = busy.get(workspace.id) ?? Promise.resolve();
    const done = before
      .then(() => runSlowDdl(workspace))
      .then(() => rebuildSearch(workspace))
      .catch((error) => log.error({ err: error, workspace: workspace.id }, 'slow schema change failed'));
    busy.set(workspace.id, done);
  };
  workspaces.onRevision(catchUp);
  const look = async () => {
    for (const { id } of await workspaces.list()) catchUp(await workspaces.get(id));
  };
  await look();
  setTimeout(
    () => void look().catch((error) => log.error({ err: error }, 'slow schema changes were not looked for')),
    lookAgainAfter,
  ).unref();
}
