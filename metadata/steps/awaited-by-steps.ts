import type { ProcessBody } from '../define/process.ts';
import { oncePerFrozen } from '../once-per-frozen.ts';
import { stepKind } from './index.ts';
import { stepsOf } from './walk-steps.ts';

/** The objects whose changes steps of a process wait for. */
export const awaitedBySteps: (process: ProcessBody) => ReadonlySet<string> = oncePerFrozen(
  (process: ProcessBody) =>
    new Set(stepsOf(process).flatMap(({ kind, inputs }) => stepKind(kind)?.awaits?.(inputs, process.trigger.object) ?? [])),
);
