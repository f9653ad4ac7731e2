import { createContext, use } from 'react';
import type { StepOutputs } from '../../../../metadata/check/step-path.ts';

/** What earlier steps of a process answer, and what people call it: by `step.output`. */
export type KnownAnswers = { outputs: StepOutputs; names: ReadonlyMap<string, string> };

/** Nothing is known where no process is drawn. */
export const KnownAnswersContext = createContext<KnownAnswers>({ outputs: new Map(), names: new Map() });

export function useKnownAnswers(): KnownAnswers {
  return use(KnownAnswersContext);
}
