import type { Log } from '../../base/log.ts';
import { gatherVersions } from '../../catalog/data-version.ts';
import type { Workspaces } from '../../catalog/open-workspaces.ts';
import { dropExtraIndexes, queueMissingIndexes } from '../../catalog/sync-schema/align-indexes.ts';
import { runSlowDdl } from '../../catalog/sync-schema/schema-tasks.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { rebuildSearch } from '../../data/search/rebuild-search.ts';

/** What a killed server was about counts as left after a minute; what met a trouble of the database is tried again then. */
const lookAgainAfter = 90_000;

/**
 * Works off, after start and after each publish, what a publish left for later: indexes on big tables, or that a newer server wants, checks of
 * old rows, search columns of old records. Answers how to stop: what is being built is cut off with its connection, and built anew by the next start.
 */
export async function catchUpSchema(workspaces: Workspaces, log: Log): Promise<() => Promise<void>> {
  const busy = new Map<string, Promise<unknown>>();
  let stopped = false;
  const catchUp = (workspace: Workspace): void => {
    const before = busy.get(workspace.id) ?? Promise.resolve();
    const done = before
      .then(() => (stopped ? undefined : queueMissingIndexes(workspace)))
      .then(() => (stopped ? undefined : runSlowDdl(workspace)))
      .then(() => (stopped ? undefined : dropExtraIndexes(workspace)))
      .then(() => (stopped ? undefined : gatherVersions(workspace)))
      .then(() => (stopped ? undefined : rebuildSearch(workspace)))
      .catch((error) => {
        if (stopped) return;
        log.error({ err: error, workspace: workspace.id }, 'slow schema change failed');
        setTimeout(() => stopped || catchUp(workspace), lookAgainAfter).unref();
      });
    busy.set(workspace.id, done);
  };
  const forget = workspaces.onRevision(catchUp);
  const look = async () => {
    for (const { id } of await workspaces.list()) catchUp(await workspaces.get(id));
  };
  await look();
  const again = setTimeout(
    () => void look().catch((error) => log.error({ err: error }, 'slow schema changes were not looked for')),
    lookAgainAfter,
  ).unref();
  return async () => {
    stopped = true;
    forget();
    clearTimeout(again);
  };
}
