import type { ListQuery, Page } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { compileList } from './compile/list.ts';
import { cachedPlan } from './compile/plan-cache.ts';
import { readListQuery } from './compile/read-list-query.ts';
import { startRun } from './compile/run.ts';

/**
 * A page of the records the actor may read, labels of linked records included, in one statement.
 * Throws `notFound` (object), `invalidQuery`, `badCursor`.
 *
 * `readRecords(workspace, actor, { object: 'deal', filter: { field: 'stage', op: 'eq', value: 'won' }, limit: 50 })`
 */
export async function readRecords(workspace: Workspace, actor: Actor, query: ListQuery): Promise<Page> {
  const { snapshot } = workspace;
  const { shape, key, slots } = readListQuery(query);
  const plan = cachedPlan(workspace, `list|${snapshot.revision}|${actor.rights.signature}|${key}`, () =>
    compileList(snapshot, actor, shape),
  );
  const run = startRun(workspace, actor, slots);
  return plan.toPage(await workspace.db.read(plan.bind(run)), run);
}
