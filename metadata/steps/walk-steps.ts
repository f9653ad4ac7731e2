import type { ProcessBranch, ProcessStep } from '../define/process.ts';

/** A step where it stands in its process. */
export type PlacedStep = {
  step: ProcessStep;
  /** The way to it in the body: `steps.0.branches.1.steps.0`. */
  at: string;
  /** Of the steps it stands in, the outermost first. */
  within: readonly { step: ProcessStep; branch: ProcessBranch }[];
  /** The step after it in its block. */
  next: ProcessStep | undefined;
};

/** Every step of a process as people read it, from the top down: a step, then what stands in its branches, then the step after it. */
export function walkSteps(steps: readonly ProcessStep[]): PlacedStep[] {
  return walkBlock(steps, 'steps', []);
}

/** Every step of a process, from the top down. */
export function stepsOf({ steps }: { steps: readonly ProcessStep[] }): ProcessStep[] {
  return walkSteps(steps).map(({ step }) => step);
}

function walkBlock(steps: readonly ProcessStep[], at: string, within: PlacedStep['within']): PlacedStep[] {
  return steps.flatMap((step, index): PlacedStep[] => {
    const place = `${at}.${index}`;
    const inside = (step.branches ?? []).flatMap((branch, number) =>
      walkBlock(branch.steps, `${place}.branches.${number}.steps`, [...within, { step, branch }]),
    );
    return [{ step, at: place, within, next: steps[index + 1] }, ...inside];
  });
}
