import { stepKind } from './index.ts';
import type { StepOutput } from './step-kind.ts';
import type { PlacedStep } from './walk-steps.ts';

/**
 * Whether what a step answers is known to one that stands after it: not what another branch answers, which may not have come yet; nor from outside what
 * is answered within a step that repeats its branch; nor outside of its branches what is for these.
 */
export function isKnownTo(
  answering: Pick<PlacedStep, 'step' | 'within'>,
  output: Pick<StepOutput, 'inside'>,
  { within }: Pick<PlacedStep, 'within'>,
): boolean {
  const isIn = (outer: PlacedStep['within'][number]) =>
    within.some((mine) => mine.step === outer.step && mine.branch === outer.branch);
  const isApart = (outer: PlacedStep['within'][number]) =>
    stepKind(outer.step.kind)?.repeats === true || within.some((mine) => mine.step === outer.step);
  if (answering.within.some((outer) => !isIn(outer) && isApart(outer))) return false;
  return !output.inside || within.some((mine) => mine.step === answering.step);
}
