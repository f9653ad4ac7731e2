import type { Actor } from '../../access/actor.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { settleApprovals } from '../approvals/settle-approvals.ts';
import { hintWork } from '../triggers/work-hints.ts';
import { advanceRuns } from './advance-runs.ts';
import { carriedBody } from './carried-body.ts';
import { readGiven, wakeOuter } from './inner-runs.ts';
import { readVersion } from './process-versions.ts';
import { readRunForPerson } from './run-rows.ts';
import { failedOf, finishStep, startState } from './token-moves.ts';
import { readStates, saveStates } from './token-rows.ts';

/** A step that did not go through, and why a run goes on without it. */
export type SkipRequest = { id: string; step: string; reason: string };

/**
 * Has a run go on after a step that did not go through, as if that had answered nothing; who, when and why is kept with the run. Throws `notFound`,
 * and `alreadyDone` where the run does not stand at that step any more.
 */
export async function skipStep(workspace: Workspace, actor: Actor, { id, step, reason }: SkipRequest): Promise<void> {
  requireSystemRight(actor, 'manageMetadata');
  const table = sysTable({ workspace }, 'sys_run');
  const outer = await workspace.db.transaction(async (tx) => {
    const run = await readRunForPerson(tx, workspace, id);
    if (!run) throw new TenonError('notFound');
    if (run.version === null || run.step !== step) throw new TenonError('alreadyDone');
    const whole = await readVersion(workspace, run.version);
    const body = carriedBody(whole, run.block);
    const given = (await readGiven(tx, workspace, [run])).get(run);
    const state = (await readStates(tx, workspace, [run])).get(run) ?? startState(body, given);
    const token = run.moves === 0 ? state.tokens[0] : failedOf(state).find((each) => each.step === step);
    if (token?.step !== step) throw new TenonError('alreadyDone');
    const log = [{ at: workspace.clock.now(), step, visit: token.visit, skip: { step, reason, by: actor.userId } }];
    finishStep(body, state, token, {});
    await settleApprovals(tx, workspace, { body, states: new Map([[run, state]]) });
    await saveStates(tx, workspace, new Map([[run, state]]));
    await advanceRuns(tx, workspace, { version: run.version, advances: new Map([[run, { state, done: [] }]]) });
    await tx.query({
      text: `update ${table} set log = log || $2::jsonb, status = case when status = 'done' then status else 'ready' end where id = $1`,
      values: [id, JSON.stringify(log)],
    });
    tx.afterCommit(() => hintWork(workspace));
    return run.outer;
  });
  await wakeOuter(workspace, [{ outer }]);
}
