import type { Length } from './length.ts';
import { lengthInput } from './step-inputs.ts';
import type { StepKind } from './step-kind.ts';

/** Waits for so long. */
const delay: StepKind<{ length: Length }> = {
  label: { zh: '等待', en: 'Wait' },
  about: { zh: '等待一段时间后继续', en: 'Goes on after some time' },
  icon: 'hourglass',
  inputs: { length: lengthInput({ zh: '多久', en: 'How long' }) },
  outputs: {},
  writes: () => [],
  waits: true,
  example: { length: { amount: 3, unit: 'day' } },
};

/** Kinds of steps that wait. */
export const timeSteps = { delay };
