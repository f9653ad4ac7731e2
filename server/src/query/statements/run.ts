import type { Locale, ParseContext } from '@tenon/metadata';
import type { Workspace } from '../../catalog/workspace.ts';
import type { ActorValue } from '../parse/query-shape.ts';
import { readingContext } from '../reading-context.ts';

/** What a compiled statement learns only when it runs: who asks, when, and the values of the query. */
export type StatementRun = {
  actor: RunActor;
  now: Date;
  /** Values of the query in the order they were read; see `QueryReader`. */
  slots: readonly unknown[];
  context: ParseContext;
};

/** Of who asks, what values may stand for, and what answers depend on: language and zone. */
export type RunActor = Readonly<Record<ActorValue, string | null | readonly string[]>> & {
  userId: string;
  locale: Locale;
  timeZone: string;
};

/** Stands in the values of a statement for something that the run gives. */
export class RunValue {
  readonly of: (run: StatementRun) => unknown;

  constructor(of: (run: StatementRun) => unknown) {
    this.of = of;
  }
}

/** The same wherever it stands in a statement, and always under one type there: it is bound once. */
export class SharedValue extends RunValue {}

/** A run of a statement for this actor, now; `slots` are the values of the query in the order in which they were read. */
export function startRun(workspace: Workspace, actor: RunActor, slots: readonly unknown[] = []): StatementRun {
  const context: ParseContext = { ...readingContext(workspace, actor), compares: true };
  return { actor, now: workspace.clock.now(), slots, context };
}

/** Values of a statement with everything that stands for the run filled in. */
export function bindRun(values: readonly unknown[], run: StatementRun): unknown[] {
  return values.map((value) => (value instanceof RunValue ? value.of(run) : value));
}
