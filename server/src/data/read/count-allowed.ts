import type { Filter } from '@tenon/metadata';
import sql, { join, raw } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { rowFilter } from '../../access/row-filter.ts';
import { isId } from '../../base/ids.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { openObject } from '../compile/list.ts';
import { finishPlan, type Plan } from '../compile/plan.ts';
import { cachedPlan } from '../compile/plan-cache.ts';
import { filterKey } from '../compile/query-key.ts';
import type { FilterShape } from '../compile/query-shape.ts';
import { readFilter } from '../compile/read-filter.ts';
import { takeSlot } from '../compile/read-list-query.ts';
import { recordConditions } from '../compile/record-conditions.ts';
import { RunValue, startRun, withRates } from '../compile/run.ts';
import { fromClause, startCompiler } from '../compile/source.ts';

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
  const source = openObject(startCompiler(snapshot, actor), object);
  const where = recordConditions(source, { filter, trash: false });
  const ids = new RunValue((run) => run.slots[0]);
  if (byIds) where.push(sql`${raw(source.alias)}.id = any(${ids}::uuid[])`);
  const rows = rowFilter(snapshot, actor, object, recordAction[action], source.alias);
  const allowed = rows === 'all' ? raw('true') : rows === 'none' ? raw('false') : rows;
  const statement = sql`select count(*) as total, count(*) filter (where ${allowed}) as allowed from ${fromClause(source)} where ${join(where, ' and ')}`;
  return finishPlan(statement, snapshot.revision);
}
