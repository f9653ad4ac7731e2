import type { StepKind } from './step-kind.ts';

const none = { inputs: {}, outputs: {}, writes: () => [], example: {} };

/** Goes on in the first branch whose condition the record meets, else in the last one. */
const condition: StepKind<Record<string, never>> = {
  ...none,
  label: { zh: '条件分支', en: 'Condition' },
  branches: { conditional: true, least: 2 },
};

/** Goes on in every branch whose condition the record meets, in the last one when there is none; and after all of these have ended. */
const inclusive: StepKind<Record<string, never>> = {
  ...none,
  label: { zh: '包容分支', en: 'All that apply' },
  branches: { conditional: true, least: 2 },
};

/** Goes on in all branches at once, and after all of them have ended. */
const parallel: StepKind<Record<string, never>> = {
  ...none,
  label: { zh: '并行分支', en: 'At the same time' },
  branches: { conditional: false, least: 2 },
};

/** Does its steps as a whole or not at all: where one of them fails, nothing of what they did stays. */
const atomic: StepKind<Record<string, never>> = {
  ...none,
  label: { zh: '全有或全无', en: 'All or nothing' },
  branches: { conditional: false, least: 1, most: 1 },
  isWhole: true,
};

/** Kinds of steps that say which way a process goes. */
export const branchSteps = { condition, inclusive, parallel, atomic };
