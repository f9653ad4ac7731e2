import type { ProcessBody } from '../../../../../metadata/define/process.ts';
import { stepKind } from '../../../../../metadata/steps/index.ts';
import { walkSteps } from '../../../../../metadata/steps/walk-steps.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import type { Answer } from '../rules/values-control.tsx';
import { labelOfStep } from './use-processes.ts';

/** What steps of a process answer, those before `until` or all of them: `name` is how a value names it. */
export function useAnswers({ trigger, steps }: ProcessBody, until?: string): (Answer & { name: string })[] {
  const label = useLabel();
  const t = useText();
  const placed = walkSteps(steps);
  const end = until === undefined ? placed.length : placed.findIndex(({ step }) => step.id === until);
  const within = placed[end]?.within ?? [];
  // What another branch answers may not be there yet.
  const isKnown = (each: (typeof placed)[number]) =>
    !each.within.some(({ step, branch }) => within.some((mine) => mine.step === step && mine.branch !== branch));
  return placed
    .slice(0, Math.max(0, end))
    .filter((each) => until === undefined || isKnown(each))
    .flatMap(({ step }) =>
      Object.entries(stepKind(step.kind)?.outputs ?? {}).flatMap(([output, declared]) =>
        'object' in declared
          ? {
              ...{ name: `${step.id}.${output}`, value: { output: `${step.id}.${output}` } },
              object: declared.object(step.inputs, trigger.object),
              label: t('processes.answerOf', { answer: label(declared.label), step: label(labelOfStep(step)) }),
            }
          : [],
      ),
    );
}
