import { stepKind } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { Outputs } from '../steps/process-step.ts';
import { readVersion } from './process-versions.ts';
import type { LogEntry } from './run-log.ts';
import { planOf } from './token-moves.ts';

/** What the run that was made at a visit has given back, by name; of what it gave back twice the last. */
export async function readGivenBack(
  tx: Pick<Transaction, 'query'>,
  workspace: Workspace,
  { run, visit }: { run: string; visit: number },
): Promise<Outputs> {
  const [inner] = await tx.query<{ process: string; version: string | null; log: LogEntry[] }>({
    text: `select process, version, log from ${sysTable({ workspace }, 'sys_run')} where outer_run = $1 and outer_visit = $2 and status = 'done'`,
    values: [run, visit],
  });
  if (!inner) return {};
  // In a trial nothing is kept.
  const body =
    inner.version === null ? workspace.snapshot.processes.get(inner.process) : await readVersion(workspace, inner.version, tx);
  const plan = body ? planOf(body) : new Map<string, never>();
  const isGiving = (step: string) => stepKind(plan.get(step)?.step.kind ?? '')?.givesBack === true;
  return Object.assign({}, ...inner.log.flatMap(({ step, outputs }) => (step && outputs && isGiving(step) ? [outputs] : [])));
}
