import { useMemo } from 'react';
import type { ProcessBody } from '../../../../../metadata/define/process.ts';
import { callerName, givenTo, outputsOf, outputsOfStep } from '../../../../../metadata/steps/index.ts';
import { isKnownTo } from '../../../../../metadata/steps/known-answers.ts';
import { walkSteps } from '../../../../../metadata/steps/walk-steps.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import type { KnownAnswers } from '../../model/known-answers.ts';
import type { Answer } from '../rules/values-control.tsx';
import { labelOfStep } from './use-processes.ts';

/** What steps of a process answer, those before `until` as far as it is known there, or all of them. */
export function useKnownOutputs(process: ProcessBody, until?: string): KnownAnswers {
  const label = useLabel();
  const t = useText();
  return useMemo(() => {
    const placed = walkSteps(process.steps);
    const end = until === undefined ? placed.length : placed.findIndex(({ step }) => step.id === until);
    const within = placed[end]?.within ?? [];
    const shapes = outputsOf(process);
    const known = placed.slice(0, Math.max(0, end)).flatMap((each) =>
      Object.entries(outputsOfStep(each.step)).flatMap(([output, declared]) => {
        const name = `${each.step.id}.${output}`;
        const shape = shapes.get(name);
        const isKnown = until === undefined || isKnownTo(each, declared, { within });
        const called = t('processes.answerOf', { answer: label(declared.label), step: label(labelOfStep(each.step)) });
        return shape && isKnown ? [{ name, shape, called }] : [];
      }),
    );
    for (const [name, shape] of givenTo(process.trigger)) {
      const called = t('processes.answerOf', { answer: name.slice(callerName.length + 1), step: t('processes.takes') });
      known.push({ name, shape, called });
    }
    return {
      outputs: new Map(known.map(({ name, shape }) => [name, shape])),
      names: new Map(known.map(({ name, called }) => [name, called])),
    };
  }, [process, until, label, t]);
}

/** Those of them that are records: `name` is how a value names it. */
export function useAnswers(process: ProcessBody, until?: string): (Answer & { name: string })[] {
  const { outputs, names } = useKnownOutputs(process, until);
  return [...outputs].flatMap(([name, shape]) =>
    'object' in shape ? [{ name, value: { output: name }, object: shape.object, label: names.get(name) ?? name }] : [],
  );
}
