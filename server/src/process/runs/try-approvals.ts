import { type ProcessBody, stepKind } from '@tenon/metadata';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { planOf, type RunState } from './token-moves.ts';

/** As if whoever is asked had approved; false where nobody is. */
export async function wakeByApproval(
  workspace: Workspace,
  tx: Transaction,
  { process, state }: { process: ProcessBody; state: RunState },
): Promise<boolean> {
  const asking = state.tokens.filter(({ step, state: stands }) => stands === 'waiting' && asksPeople(process, step));
  if (asking.length === 0) return false;
  await tx.query({
    text: `update ${sysTable({ workspace }, 'sys_task')} set state = 'approved' where token = any($1::uuid[]) and state = 'open'`,
    values: [asking.map(({ id }) => id)],
  });
  const at = workspace.clock.now().toISOString();
  for (const token of asking)
    Object.assign(token, { state: 'ready', dueAt: null, woken: { by: 'person', at, actor: null, payload: null } });
  return true;
}

/** Whether a step of this name waits for people. */
export function asksPeople(process: ProcessBody, step: string): boolean {
  return stepKind(planOf(process).get(step)?.step.kind ?? '')?.opensApproval === true;
}

/** Those whom a step asks; `but` are left out, who only stand in for whoever will be chosen. */
export type Asked = { run: string; step: string; but?: readonly string[] };

/** Who a step asks, by their ids, those as well whose turn has not come. */
export async function peopleAsked(workspace: Workspace, tx: Transaction, { run, step, but = [] }: Asked): Promise<string[]> {
  const table = (name: 'sys_seat' | 'sys_task' | 'sys_approval') => sysTable({ workspace }, name);
  const seats = await tx.query<{ person: string }>({
    text: `select s.person from ${table('sys_seat')} s join ${table('sys_task')} t on t.id = s.task join ${table('sys_approval')} a on a.id = t.approval
      where a.run = $1 and t.step = $2 and t.state = 'open' and not s.removed order by s.position`,
    values: [run, step],
  });
  return seats.map(({ person }) => person).filter((person) => !but.includes(person));
}

/** The names of those whom a step asks. */
export async function namesAsked(workspace: Workspace, tx: Transaction, asked: Asked): Promise<string[]> {
  const { people } = await readDirectory(workspace);
  return (await peopleAsked(workspace, tx, asked)).map((person) => people.get(person)?.name ?? '—');
}
