import { type ProcessBody, stepKind } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { carriedBody } from './carried-body.ts';
import type { Given } from './inner-runs.ts';
import type { RunRow } from './run-rows.ts';
import { answersFor, planOf, type RunState, startState } from './token-moves.ts';

/** So many records are gone through in a trial: who looks at it sees by a few what becomes of all. */
const mostTried = 5;

type Trial = {
  process: ProcessBody;
  run: RunRow;
  state: RunState;
  rehearseInner(inner: { run: RunRow; begun: RunState }): Promise<void>;
};

/** Carries out the first of the runs that a trial has made, and goes on as if all of them were done; false where it has made none. */
export async function wakeByInner(
  workspace: Workspace,
  tx: Transaction,
  { process, run, state, rehearseInner }: Trial,
): Promise<boolean> {
  const table = sysTable({ workspace }, 'sys_run');
  const waiting = state.tokens.filter(({ step, state: stands }) => stands === 'waiting' && makesRuns(process, step));
  for (const token of waiting) {
    const rows = await tx.query<{ id: string; given: Given }>({
      text: `select id, given from ${table} where outer_run = $1 and outer_visit = $2 order by id limit ${mostTried}`,
      values: [run.id, token.visit],
    });
    const outer = { run: run.id, visit: token.visit };
    for (const { id, given } of rows) {
      const known = { ...Object.fromEntries(answersFor(state, token)), ...given };
      const begun = startState(carriedBody(process, token.step), known);
      await rehearseInner({ run: { ...run, id, outer, block: token.step, given }, begun });
    }
    await tx.query({
      text: `update ${table} set status = 'done' where outer_run = $1 and outer_visit = $2`,
      values: [run.id, token.visit],
    });
    const at = workspace.clock.now().toISOString();
    Object.assign(token, { state: 'ready', dueAt: null, woken: { by: 'run', at, actor: null, payload: null } });
  }
  return waiting.length > 0;
}

function makesRuns(process: ProcessBody, step: string): boolean {
  return stepKind(planOf(process).get(step)?.step.kind ?? '')?.repeats === true;
}

/** How many records a step has found to go through. */
export async function countItems(
  workspace: Workspace,
  tx: Pick<Transaction, 'query'>,
  { run, step }: { run: string; step: string },
): Promise<number> {
  const [counted] = await tx.query<{ count: number }>({
    text: `select count(*)::int as count from ${sysTable({ workspace }, 'sys_run')} where outer_run = $1 and block = $2`,
    values: [run, step],
  });
  return counted?.count ?? 0;
}
