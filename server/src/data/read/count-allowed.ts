import type { Filter } from '@tenon/metadata';
import sql, { join, raw } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { rowFilter } from '../../access/row-filter.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import { isId } from '../../base/ids.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { filterKey } from '../../query/parse/query-key.ts';
import type { FilterShape } from '../../query/parse/query-shape.ts';
import { readFilter } from '../../query/parse/read-filter.ts';
import { takeSlot } from '../../query/parse/read-list-query.ts';
import { fromClause, startCompiler } from '../../query/source.ts';
import { openObject } from '../../query/statements/list.ts';
import { finishPlan, type Plan } from '../../query/statements/plan.ts';
import { cachedPlan } from '../../query/statements/plan-cache.ts';
import { recordConditions } from '../../query/statements/record-conditions.ts';
import { RunValue, startRun } from '../../query/statements/run.ts';
import { withRates } from './with-rates.ts';

/** All records that satisfy the filter, or those of `ids`. */
export type AllowedRequest = { object: string; action: 'update' | 'delete'; filter?: Filter; ids?: string[] };

const recordAction = { update: 'edit', delete: 'delete' } as const;

/** Of the records the actor sees, how many there are and how many of them may be changed. Throws `notFound`, `invalidQuery`. */
export async function countAllowed(
  workspace: Workspace,
  actor: Actor,
  request: AllowedRequest,
): Promise<{ total: number; allowed: number }> {
  const { snapshot } = workspace;
  const { object, action, ids } = request;
  const slots: unknown[] = [ids?.filter(isId)];
  const filter = request.filter && readFilter(request.filter, 'filter', takeSlot(slots));
  const key = `allowed|${snapshot.revision}|${actor.rights.signature}|${object}|${action}|${ids !== undefined}|${filter ? filterKey(filter) : ''}`;
  const plan = cachedPlan(workspace, key, () =>
    compileCount(snapshot, actor, { object, action, filter, byIds: ids !== undefined }),
  );
  const run = await withRates(workspace, startRun(workspace, actor, slots));
  const [row] = await workspace.db.read(plan.bind(run));
  return { total: Number(row?.total), allowed: Number(row?.allowed) };
}

type CountShape = { object: string; action: AllowedRequest['action']; filter?: FilterShape; byIds: boolean };

function compileCount(snapshot: Snapshot, actor: Actor, { object, action, filter, byIds }: CountShape): Plan {
  const source = openObject(startCompiler(snapshot, viewerOf(snapshot, actor)), object);
  const where = recordConditions(source, { filter, trash: false });
  const ids = new RunValue((run) => run.slots[0]);
  if (byIds) where.push(sql`${raw(source.alias)}.id = any(${ids}::uuid[])`);
  const rows = rowFilter(snapshot, actor, object, recordAction[action], source.alias);
  const allowed = rows === 'all' ? raw('true') : rows === 'none' ? raw('false') : rows;
  const statement = sql`select count(*) as total, count(*) filter (where ${allowed}) as allowed from ${fromClause(source)} where ${join(where, ' and ')}`;
  return finishPlan(statement, snapshot.revision);
}
