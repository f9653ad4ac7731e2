import type { ParseContext } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { ActorValue } from '../../access/actor-value.ts';
import type { Transaction } from '../../base/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readRates, readRatesWithin } from '../read/currency-rates.ts';
import { readingContext } from '../read/reading-context.ts';

/** What a compiled statement learns only when it runs: who asks, when, and the values of the query. */
export type Run = {
  actor: Actor;
  now: Date;
  /** Values of the query in the order they were read; see `QueryReader`. */
  slots: readonly unknown[];
  context: ParseContext;
};

/** Stands in the values of a statement for something that the run gives. */
export class RunValue {
  readonly of: (run: Run) => unknown;

  constructor(of: (run: Run) => unknown) {
    this.of = of;
  }
}

export function startRun(workspace: Workspace, actor: Actor, slots: readonly unknown[]): Run {
  const context: ParseContext = { ...readingContext(workspace, actor), compares: true };
  return { actor, now: workspace.clock.now(), slots, context };
}

/** The run, with the rates where it compares with amounts in currencies that are named. */
export async function withRates(workspace: Workspace, run: Run, tx?: Transaction): Promise<Run> {
  if (!run.slots.flat().some(namesCurrency)) return run;
  const rate = await (tx ? readRatesWithin(tx, workspace) : readRates(workspace));
  return { ...run, context: { ...run.context, rate } };
}

function namesCurrency(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'currency' in value;
}

/** Values of a statement with everything that stands for the run or the actor filled in. */
export function bindRun(values: readonly unknown[], run: Run): unknown[] {
  return values.map((value) => {
    if (value instanceof RunValue) return value.of(run);
    return value instanceof ActorValue ? run.actor[value.parameter] : value;
  });
}
