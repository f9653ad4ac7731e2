import { createContext, use } from 'react';
import type { TriedProcess } from '../../../../../../metadata/api/automations.ts';

type TriedStep = TriedProcess['steps'][number];

/** What a process would do for a record; undefined where it is not tried. */
export const TrialContext = createContext<TriedProcess | undefined>(undefined);

export type TriedState = { state: 'done' | 'waits' | 'failed' | 'passed'; step?: TriedStep };

/** What would come of a step; undefined where nothing is tried. `passed`: it would not be come to. */
export function useTriedStep(id: string): TriedState | undefined {
  const tried = use(TrialContext);
  if (!tried) return undefined;
  const step = tried.steps.find((each) => each.step === id);
  if (!step) return { state: 'passed' };
  if (step.problem !== undefined) return { state: 'failed', step };
  return { state: step.until === undefined ? 'done' : 'waits', step };
}

/** Whether a branch would be taken. */
export function useTriedBranch(step: string, branch: string): TriedState | undefined {
  const tried = use(TrialContext);
  if (!tried) return undefined;
  const isTaken = tried.steps.some((each) => each.step === step && each.branches?.includes(branch));
  return { state: isTaken ? 'done' : 'passed' };
}
