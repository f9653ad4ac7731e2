import type { Solution } from '@tenon/metadata';
import type { Clock } from '../base/clock.ts';
import type { Database } from '../base/database/database.ts';
import type { Log } from '../base/log.ts';
import { createWorkspace, type NewWorkspace } from './create-workspace.ts';
import { refuseCircles } from './definitions/solution-order.ts';
import { catalogChannel } from './keep-revision.ts';
import { catchUp, type Open, openWorkspace } from './open-workspace.ts';
import { openRecentlyUsed } from './recently-used.ts';
import type { Workspace } from './workspace.ts';

export type CatalogSetting = {
  database: Database;
  clock: Clock;
  log: Log;
  /** Solutions this server knows; a workspace uses those it has installed. */
  solutions: readonly Solution[];
  dataFolder: string;
};

export type WorkspaceEntry = { id: string; name: string };

export type Workspaces = {
  /** The open workspace, opened on first use. Throws `notFound`. */
  get(id: string): Promise<Workspace>;
  create(workspace: NewWorkspace): Promise<Workspace>;
  list(): Promise<WorkspaceEntry[]>;
  /** Solutions that can be installed. */
  readonly solutions: readonly Solution[];
  /** Calls back when a workspace has a new revision, on this server or another. Answers how to stop. */
  onRevision(heard: (workspace: Workspace) => void): () => void;
};

/** Bytes of definitions kept open at the most; beyond it the workspaces used longest ago are closed. */
const maxSize = 16 * 2 ** 20;

/**
 * Opens the registry of workspaces: each is compiled once per revision and process, and follows what any server publishes. Throws for
 * solutions that require each other.
 */
export async function openWorkspaces(setting: CatalogSetting): Promise<Workspaces> {
  const { database, log } = setting;
  refuseCircles(setting.solutions);
  const opened = openRecentlyUsed<Open>({
    maxSize,
    make: (id) => openWorkspace(setting, id, reload),
    sizeOf: ({ published }) => published.size,
  });
  const listeners = new Set<(workspace: Workspace) => void>();
  await database.listen(catalogChannel, refresh, () => opened.keys().forEach(refresh));

  return {
    get,
    async create(workspace) {
      await createWorkspace(database, workspace);
      return get(workspace.id);
    },
    list: () =>
      database.platform.query<WorkspaceEntry>({ text: 'select id, name from tenon.workspace order by name, id', values: [] }),
    solutions: setting.solutions,
    onRevision(heard) {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
  };

  async function get(id: string): Promise<Workspace> {
    const entry = await opened.use(id);
    if (!database.hears()) await lookAgain(entry);
    return entry.workspace;
  }

  async function refresh(id: string): Promise<void> {
    try {
      const entry = await opened.peek(id);
      if (entry) await reload(entry);
    } catch (error) {
      log.error({ workspace: id, err: error }, 'snapshot not refreshed');
    }
  }

  /** Where nothing is heard of what other servers publish; however many ask, one of them looks. */
  function lookAgain(entry: Open): Promise<void> {
    entry.looking ??= reload(entry).finally(() => {
      entry.looking = undefined;
    });
    return entry.looking;
  }

  async function reload(entry: Open): Promise<void> {
    if (!(await catchUp(setting, entry))) return;
    opened.measure(entry.workspace.id, entry);
    for (const heard of listeners) heard(entry.workspace);
  }
}
