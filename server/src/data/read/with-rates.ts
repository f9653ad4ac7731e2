import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { StatementRun } from '../../query/statements/run.ts';
import { readRates, readRatesWithin } from './currency-rates.ts';

/** The run, with the rates where it compares with amounts in currencies that are named. */
export async function withRates(workspace: Workspace, run: StatementRun, tx?: Transaction): Promise<StatementRun> {
  if (!run.slots.flat().some(namesCurrency)) return run;
  const rate = await (tx ? readRatesWithin(tx, workspace) : readRates(workspace));
  return { ...run, context: { ...run.context, rate } };
}

function namesCurrency(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'currency' in value;
}
