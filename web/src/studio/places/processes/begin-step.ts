import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ProcessBranch, ProcessStep } from '../../../../../metadata/define/process.ts';
import { stepKind } from '../../../../../metadata/steps/index.ts';
import type { StepBranches, StepInput } from '../../../../../metadata/steps/step-kind.ts';

/** A step as it begins: what it has to be told is asked for at once, and nothing is guessed. */
export function beginStep(id: string, name: string): ProcessStep {
  const kind = stepKind(name);
  const asked = Object.entries<StepInput>(kind?.inputs ?? {}).filter(([, { required }]) => required);
  const inputs = Object.fromEntries(
    asked.flatMap(([input, { type }]) => (type in firstInputs ? [[input, firstInputs[type]]] : [])),
  );
  return { id, kind: name, inputs, ...(kind?.branches && { branches: firstBranches(kind.branches) }) };
}

/** By the type of an input; others begin with nothing. */
const firstInputs: Record<string, unknown> = {
  approvers: [{ superior: 1 }],
  people: [{ superior: 1 }],
  values: {},
  texts: {},
  typedFormulas: {},
  length: { amount: 1, unit: 'day' },
};

/** As many as there must be; of those that are chosen among, the last is taken when no condition is met. */
function firstBranches({ conditional, least, names }: StepBranches): ProcessBranch[] {
  return Array.from({ length: least }, (_, index) => {
    const isLast = conditional && index === least - 1;
    const label = names?.[index];
    return {
      ...beginBranch(index + 1),
      ...(label && { label }),
      ...(isLast && { id: 'otherwise', label: madeLabels.otherwise }),
    };
  });
}

export function beginBranch(number: number): ProcessBranch {
  return { id: `branch_${number}`, label: madeLabels.branch(number), steps: [] };
}
