import type { Transaction } from '../base/database.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { sysTable } from '../data/write/save/sys-table.ts';
import type { RunRow } from './run-rows.ts';
import type { RunState, Token } from './token-moves.ts';

/** Timers that go off at once; what is due beyond them is the next turn's. */
const wokenAtOnce = 500;

type Stored = Omit<Token, 'dueAt' | 'wokenBy'> & { run: string; due_at: string | null; woken_by: Token['wokenBy'] };

/** Where runs stand that have begun and wait; those that have not begun are left out. */
export async function readStates(tx: Transaction, workspace: Workspace, runs: readonly RunRow[]): Promise<Map<RunRow, RunState>> {
  const begun = runs.filter(({ moves }) => moves > 0);
  if (begun.length === 0) return new Map();
  const rows = await tx.query<Stored>({
    text: `select id, run, step, visit, parent, branch, state, outputs, gathered, due_at, woken_by from ${table(workspace)}
      where run = any($1::uuid[]) order by id`,
    values: [begun.map(({ id }) => id)],
  });
  const tokens = Map.groupBy(rows, ({ run }) => run);
  return new Map(
    begun.map((run): [RunRow, RunState] => [run, { moves: run.moves, tokens: (tokens.get(run.id) ?? []).map(toToken) }]),
  );
}

function toToken({ run: _run, due_at: dueAt, woken_by: wokenBy, ...token }: Stored): Token {
  return { ...token, dueAt, wokenBy };
}

/** Keeps where runs stand in place of where they stood. Those that are over have no tokens and keep none. */
export async function saveStates(tx: Transaction, workspace: Workspace, states: ReadonlyMap<RunRow, RunState>): Promise<void> {
  const begun = [...states.keys()].filter(({ moves }) => moves > 0).map(({ id }) => id);
  const rows = [...states].flatMap(([run, { tokens }]) => tokens.map((token) => ({ ...token, run: run.id })));
  if (begun.length > 0) await tx.query({ text: `delete from ${table(workspace)} where run = any($1::uuid[])`, values: [begun] });
  if (rows.length === 0) return;
  await tx.query({
    text: `insert into ${table(workspace)} (id, run, step, visit, parent, branch, state, outputs, gathered, due_at, woken_by)
      select id, run, step, visit, parent, branch, state, outputs, gathered, "dueAt", "wokenBy" from jsonb_to_recordset($1::jsonb)
        as t(id uuid, run uuid, step text, visit integer, parent uuid, branch text, state text, outputs jsonb, gathered jsonb,
          "dueAt" timestamptz, "wokenBy" text)`,
    values: [JSON.stringify(rows)],
  });
}

/**
 * Lets the tokens go on whose time has come, and their runs be carried out. Runs are locked before their tokens, as everywhere; one that
 * somebody works on is left for the next turn, and one that is left to a person stays so. Answers how many runs it woke.
 */
export async function wakeDueTokens(workspace: Workspace): Promise<number> {
  const [token, run] = [table(workspace), sysTable({ workspace }, 'sys_run')];
  return workspace.db.transaction(async (tx) => {
    const woken = await tx.query({
      text: `with due as (select distinct run from (select run from ${token} where due_at <= $1 order by due_at limit ${wokenAtOnce}) t),
        locked as materialized (select r.id from ${run} r join due on due.run = r.id where r.status <> 'done' order by r.id
          for update of r skip locked),
        gone as (update ${token} t set state = 'ready', due_at = null, woken_by = 'time' from locked where t.run = locked.id and t.due_at <= $1)
        update ${run} r set status = 'ready' from locked where r.id = locked.id and r.status = 'underway' returning 1`,
      values: [workspace.clock.now()],
    });
    return woken.length;
  });
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_token');
}
