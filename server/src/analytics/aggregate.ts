import type { AggregateQuery } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import { askerOf } from '../access/field-rights.ts';
import { viewerOf } from '../access/viewer-of.ts';
import type { Transaction } from '../base/database/database.ts';
import { presentFigures } from '../catalog/former-names.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { readRemembered } from '../data/read/remembered-rows.ts';
import { withRates } from '../data/read/with-rates.ts';
import { cachedPlan } from '../query/statements/plan-cache.ts';
import { startRun } from '../query/statements/run.ts';
import { type AggregateAnswer, compileAggregate } from './compile-aggregate.ts';
import { type Figure, figuresKey } from './figure.ts';
import { compileLevels } from './levels/compile-levels.ts';
import type { AggregateShape } from './parse/aggregate-shape.ts';
import { readAggregateQuery } from './parse/read-aggregate-query.ts';

/**
 * Groups and measures over the records that the actor may read, in one statement.
 *
 * `aggregate(workspace, actor, { object: 'deal', group: [{ field: 'stage' }], measures: [{ name: 'deals', aggregate: 'count' }] })`
 *
 * Within a transaction it counts what that has changed. Figures are made of the measures, group by group; rows may be sorted by them, the answer leaves them to the caller.
 *
 * Throws `notFound` for an object, `invalidQuery` for fields that do not exist or that the actor may not see.
 */
export async function aggregate(
  workspace: Workspace,
  actor: Actor,
  query: AggregateQuery,
  { figures = [], tx }: { figures?: readonly Figure[]; tx?: Transaction } = {},
): Promise<AggregateAnswer> {
  const { snapshot } = workspace;
  const { shape, key, slots } = readAggregateQuery(presentFigures(askerOf(snapshot, actor), query));
  const plan = cachedPlan(
    workspace,
    `${snapshot.revision}|${actor.rights.signature}|${actor.locale}|${key}${figuresKey(figures)}`,
    () => (needsLevels(shape) ? compileLevels : compileAggregate)(snapshot, viewerOf(snapshot, actor), { ...shape, figures }),
  );
  const run = await withRates(workspace, startRun(workspace, actor, slots));
  const statement = plan.bind(run);
  return plan.toAnswer(tx ? await tx.query(statement) : await readRemembered(workspace, statement), run);
}

/** Whether the answer takes more than the groups of one object and their figures. */
function needsLevels({ totals, calculations, period, group, measures }: AggregateShape): boolean {
  return (
    totals ||
    calculations.length > 0 ||
    period?.before !== undefined ||
    group.some(({ top }) => top !== undefined) ||
    measures.some(({ of }) => of !== undefined)
  );
}
