import { rightsOf } from '../../access/actors.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { insertNotices } from '../../data/notices/notice-rows.ts';

type Failure = { kind: 'runFailed' | 'scheduleFailed'; process: string | null };

/** Tells those who can do something about it that runs of processes failed for good, or that a schedule did not start its own. */
export async function tellFailed(tx: Transaction, workspace: Workspace, failures: readonly Failure[]): Promise<void> {
  if (failures.length === 0) return;
  const { people } = await readDirectory(workspace);
  const told = [...people.values()].filter(
    ({ active, roles }) => active && rightsOf(workspace.snapshot, roles).system.has('manageMetadata'),
  );
  await insertNotices(
    tx,
    workspace,
    [...Map.groupBy(failures, ({ kind, process }) => `${kind}:${process ?? ''}`)].flatMap(([key, same]) => {
      const { kind, process } = same[0] as Failure;
      return told.map(({ id }) => ({ person: id, kind, key, count: same.length, ...(process !== null && { process }) }));
    }),
  );
}
