import type { ListQuery, Page } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { askerOf } from '../../access/field-rights.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import type { Transaction } from '../../base/database/database.ts';
import { presentQuery } from '../../catalog/former-names.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readListQuery } from '../../query/parse/read-list-query.ts';
import { compileList } from '../../query/statements/list.ts';
import { cachedPlan } from '../../query/statements/plan-cache.ts';
import { startRun } from '../../query/statements/run.ts';
import { noteList } from './slow-lists.ts';
import { withRates } from './with-rates.ts';

/**
 * A page of the records the actor may read, labels of linked records included, in one statement.
 * Throws `notFound` (object), `invalidQuery`, `badCursor`. With `tx` it sees what that transaction wrote.
 *
 * `readRecords(workspace, actor, { object: 'deal', filter: { field: 'stage', op: 'eq', value: 'won' }, limit: 50 })`
 */
export async function readRecords(workspace: Workspace, actor: Actor, query: ListQuery, tx?: Transaction): Promise<Page> {
  const { snapshot } = workspace;
  const { shape, key, slots } = readListQuery(presentQuery(askerOf(snapshot, actor), query));
  const plan = cachedPlan(workspace, `list|${snapshot.revision}|${actor.rights.signature}|${actor.locale}|${key}`, () =>
    compileList(snapshot, viewerOf(snapshot, actor), shape),
  );
  const run = await withRates(workspace, startRun(workspace, actor, slots), tx);
  if (tx) return plan.toPage(await tx.query(plan.bind(run)), run);
  const begun = performance.now();
  const rows = await workspace.db.read(plan.bind(run));
  noteList(workspace, shape, performance.now() - begun);
  return plan.toPage(rows, run);
}
