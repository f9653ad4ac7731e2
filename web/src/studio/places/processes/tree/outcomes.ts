import { createContext, type ReactNode, use } from 'react';

/** What came, or would come, of a part of a process: how it stands, and what there is to say. `passed`: it is not come to. */
export type Outcome = { state: 'done' | 'waits' | 'failed' | 'passed'; words?: ReactNode };

/** What came of each part, by its id. */
export type Outcomes = {
  trigger?: Outcome;
  ofStep(step: string): Outcome;
  ofBranch(step: string, branch: string): Outcome;
};

/** Undefined where a process is only drawn. */
export const OutcomesContext = createContext<Outcomes | undefined>(undefined);

export function useOutcomes(): Outcomes | undefined {
  return use(OutcomesContext);
}
