import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { RunRow } from './run-rows.ts';
import type { RunState, Token } from './token-moves.ts';

type Stored = Omit<Token, 'dueAt'> & { run: string; due_at: string | null };

/** Where runs stand that have begun and wait; those that have not begun are left out. */
export async function readStates(tx: Transaction, workspace: Workspace, runs: readonly RunRow[]): Promise<Map<RunRow, RunState>> {
  const begun = runs.filter(({ moves }) => moves > 0);
  if (begun.length === 0) return new Map();
  const rows = await tx.query<Stored>({
    text: `select id, run, step, visit, parent, branch, state, outputs, gathered, due_at, awaits, woken, problem from ${table(workspace)}
      where run = any($1::uuid[]) order by id`,
    values: [begun.map(({ id }) => id)],
  });
  const tokens = Map.groupBy(rows, ({ run }) => run);
  return new Map(
    begun.map((run): [RunRow, RunState] => [run, { moves: run.moves, tokens: (tokens.get(run.id) ?? []).map(toToken) }]),
  );
}

function toToken({ run: _run, due_at: dueAt, ...token }: Stored): Token {
  return { ...token, dueAt };
}

/**
 * Keeps where runs stand in place of where they stood. Those that are over have no tokens and keep none. Both statements are on their way at once,
 * since the commit does not wait for a deferred one that would follow another's answer.
 */
export async function saveStates(tx: Transaction, workspace: Workspace, states: ReadonlyMap<RunRow, RunState>): Promise<void> {
  const begun = [...states.keys()].filter(({ moves }) => moves > 0).map(({ id }) => id);
  const rows = [...states].flatMap(([run, { tokens }]) => tokens.map((token) => ({ ...token, run: run.id })));
  await Promise.all([
    begun.length > 0 && tx.query({ text: `delete from ${table(workspace)} where run = any($1::uuid[])`, values: [begun] }),
    rows.length > 0 &&
      tx.query({
        text: `insert into ${table(workspace)} (id, run, step, visit, parent, branch, state, outputs, gathered, due_at, awaits, woken, problem)
          select id, run, step, visit, parent, branch, state, outputs, gathered, "dueAt", nullif(awaits, 'null'), nullif(woken, 'null'), nullif(problem, 'null')
          from jsonb_to_recordset($1::jsonb) as t(id uuid, run uuid, step text, visit integer, parent uuid, branch text, state text,
            outputs jsonb, gathered jsonb, "dueAt" timestamptz, awaits jsonb, woken jsonb, problem jsonb)`,
        values: [JSON.stringify(rows)],
      }),
  ]);
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_token');
}
