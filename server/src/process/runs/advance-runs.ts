import type { Problem } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { Advance } from './run-process.ts';
import { maxAttempts, type RunRow } from './run-rows.ts';
import { failedOf, isOver, type RunState, type Token } from './token-moves.ts';

/** What rules warn of what the steps of a run wrote. */
export type Warned = { step: string; problems: readonly Problem[] }[];

type Advanced = {
  version: string | null;
  advances: ReadonlyMap<RunRow, Advance>;
  warned?: ReadonlyMap<RunRow, Warned>;
  /** One or more of its steps did not go through this time. */
  failed?: boolean;
};

/**
 * Keeps how far runs have come. One that is over needs the record as it was no more. One that stands at a step which did not go through is tried
 * again after 1, 4, 9 … minutes, and at last left to a person; its other branches go on meanwhile. The rest are under way, with all their attempts.
 */
export async function advanceRuns(tx: Transaction, workspace: Workspace, advanced: Advanced): Promise<void> {
  const at = workspace.clock.now();
  const rows = [...advanced.advances].map(([run, advance]) => {
    const [stuck] = failedOf(advance.state);
    return {
      id: run.id,
      moves: advance.state.moves,
      becomes: becomes(advance.state, advanced.failed === true),
      step: stuck?.step ?? null,
      problem: stuck ? JSON.stringify(stuck.problem) : advance.state.ended === 'recordGone' ? recordGone : null,
      log: [...logOf(at, advance, advanced.warned?.get(run)), ...(stuck && advanced.failed ? [failureAt(at, stuck)] : [])],
    };
  });
  await tx.query({
    text: `update ${sysTable({ workspace }, 'sys_run')} r set version = $2, moves = d.moves, step = d.step, problem = d.problem,
        log = r.log || d.log, record = case when d.becomes in ('done', 'skipped') then null else r.record end, before = case when d.becomes in ('done', 'skipped') then null else r.before end,
        status = case d.becomes when 'tried' then ${hasMore("'waiting'", "'failed'")}
          when 'stuck' then case when r.due_at is null then 'failed' else 'waiting' end else d.becomes end,
        attempts = case d.becomes when 'underway' then 0 when 'stuck' then r.attempts else r.attempts + 1 end,
        due_at = case d.becomes when 'tried' then ${hasMore(`$3::timestamptz + (r.attempts + 1) * (r.attempts + 1) * interval '1 minute'`, 'null')}
          when 'stuck' then r.due_at end,
        ended_at = case d.becomes when 'done' then $3::timestamptz when 'skipped' then $3::timestamptz when 'tried' then ${hasMore('null', '$3::timestamptz')}
          when 'stuck' then r.ended_at end
      from jsonb_to_recordset($1::jsonb) as d(id uuid, moves integer, becomes text, step text, problem text, log jsonb) where r.id = d.id`,
    values: [JSON.stringify(rows), advanced.version, at],
  });
}

const recordGone = JSON.stringify({ code: 'recordGone' });

const hasMore = (then: string, otherwise: string) =>
  `case when r.attempts + 1 < ${maxAttempts} then ${then} else ${otherwise} end`;

/** `skipped`: its record is gone. `tried`: a step did not go through this time; `stuck`: one did not earlier, and only others were carried out now. */
function becomes(state: RunState, failed: boolean): 'done' | 'skipped' | 'tried' | 'stuck' | 'underway' {
  if (state.ended === 'recordGone') return 'skipped';
  if (isOver(state)) return 'done';
  if (failedOf(state).length === 0) return 'underway';
  return failed ? 'tried' : 'stuck';
}

function logOf(at: Date, { done }: Advance, warned: Warned = []): object[] {
  return done.map(({ step, visit, outputs, woken, branches }) => {
    const warnings = warned.flatMap((each) => (each.step === step ? each.problems : []));
    return {
      ...{ at, step, visit },
      ...(woken && { woken }),
      ...(branches && { branches }),
      ...(Object.keys(outputs).length > 0 && { outputs }),
      ...(warnings.length > 0 && { warnings }),
    };
  });
}

function failureAt(at: Date, { step, visit, problem }: Token): object {
  return { at, step, visit, problem };
}
