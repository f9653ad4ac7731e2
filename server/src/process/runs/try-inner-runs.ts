import { type ProcessBody, stepKind } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { ChangeEvent } from '../triggers/change-event.ts';
import { carriedBody } from './carried-body.ts';
import type { Given } from './inner-runs.ts';
import type { DoneStep } from './run-process.ts';
import type { RunRow } from './run-rows.ts';
import { answersFor, planOf, type RunState, startState } from './token-moves.ts';

/** So many records are gone through in a trial: who looks at it sees by a few what becomes of all. */
const mostTried = 5;

type Trial = {
  process: ProcessBody;
  run: RunRow;
  state: RunState;
  /** Answers what the run has done. */
  rehearseInner(inner: { step: string; process: ProcessBody; run: RunRow; begun: RunState }): Promise<DoneStep[]>;
};

type Inner = Pick<ChangeEvent, 'object' | 'record_id' | 'action'> & {
  id: string;
  process: string;
  block: string | null;
  given: Given;
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
    const rows = await tx.query<Inner>({
      text: `select id, process, block, object, record_id, action, given from ${table} where outer_run = $1 and outer_visit = $2 order by id limit ${mostTried}`,
      values: [run.id, token.visit],
    });
    const outer = { run: run.id, visit: token.visit };
    for (const { id, process: name, block, object, record_id, action, given } of rows) {
      const body = block === null ? workspace.snapshot.processes.get(name) : process;
      if (!body) continue;
      const known = { ...(block !== null && Object.fromEntries(answersFor(state, token))), ...given };
      const inner = { ...run, id, outer, block, given, event: { ...run.event, object, record_id, action } };
      const begun = startState(carriedBody(body, block), known);
      const done = await rehearseInner({ step: token.step, process: body, run: inner, begun });
      await tx.query({ text: `update ${table} set log = $2 where id = $1`, values: [id, JSON.stringify(done)] });
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
  return stepKind(planOf(process).get(step)?.step.kind ?? '')?.makesRuns === true;
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
