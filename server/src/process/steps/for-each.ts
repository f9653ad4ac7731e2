import { type Filter, mostItems } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { aggregate } from '../../analytics/aggregate.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { listIds } from '../../data/read/stream-records.ts';
import { countInner, insertInnerRuns, looksLater } from '../runs/inner-runs.ts';
import { matchFilter } from './match-filter.ts';
import type { ProcessStep, RecordRun, StepOutcome, StepRun } from './process-step.ts';

type Step = StepRun<'forEach'>;
type Run = RecordRun<'forEach'>;

/**
 * Makes a run of its own for each record, and waits until all of them are over. So they are done in sets between which others have their turn, and
 * one that does not go through is told, tried and repeated by itself.
 */
export const forEach: ProcessStep<'forEach'> = {
  async run(workspace, actor, step) {
    const outcomes: StepOutcome[] = [];
    for (const run of step.runs)
      outcomes.push(run.woken ? await look(workspace, step, run) : await begin(workspace, actor, { step, run }));
    return outcomes;
  },
};

async function begin(workspace: Workspace, actor: Actor, { step, run }: { step: Step; run: Run }): Promise<StepOutcome> {
  const { process, tx } = step;
  const ids = await findItems(workspace, actor, { step, run });
  const { steps = [] } = step.branches[0] ?? {};
  if (ids.length === 0 || steps.length === 0) return { outputs: { count: 0, left: 0 } };
  const { object } = run.inputs;
  await insertInnerRuns(tx, workspace, {
    outer: { run: run.batch.id, visit: run.token.visit, event: run.event },
    ...{ process: process.name, version: process.version, block: step.step.id },
    given: ids.map((id) => ({ [step.step.id]: { item: { object, id } } })),
  });
  return { waitsUntil: looksLater(workspace) };
}

/** The oldest first. Too many of them are none: it would be by chance which were left out. */
async function findItems(
  workspace: Workspace,
  actor: Actor,
  { step: { object: triggering, tx }, run }: { step: Step; run: Run },
): Promise<string[]> {
  const { object, link, match, filter, most = mostItems } = run.inputs;
  const linked: Filter[] =
    link === undefined ? [] : [{ field: link, op: 'eq', value: { object: triggering, id: run.record.id } }];
  const meant = { and: [...linked, matchFilter({ match, filter })] };
  const measures = [{ name: 'count', aggregate: 'count' as const }];
  const [counted] = (await aggregate(workspace, actor, { object, filter: meant, measures }, { tx })).rows;
  const count = Number(counted?.values.count ?? 0);
  if (count > most) throw new TenonError('tooManyItems', { params: { count, max: most } });
  const sort = [{ field: 'created_at', direction: 'asc' as const }];
  return count === 0 ? [] : listIds(workspace, actor, { object, filter: meant, sort }, tx);
}

async function look(workspace: Workspace, { tx }: Step, { batch, token }: Run): Promise<StepOutcome> {
  const { open, done, others } = await countInner(tx, workspace, { run: batch.id, visit: token.visit });
  return open > 0 ? { waitsUntil: looksLater(workspace) } : { outputs: { count: done, left: others } };
}
