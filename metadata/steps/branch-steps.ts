import type { StepKind } from './step-kind.ts';

const none = { inputs: {}, outputs: {}, writes: () => [], example: {} };

/** Goes on in the first branch whose condition the record meets, else in the last one. */
const condition: StepKind<Record<string, never>> = {
  ...none,
  label: { zh: '条件分支', en: 'Condition' },
  about: {
    zh: '走第一个满足条件的分支，都不满足则走最后一个',
    en: 'Takes the first branch whose condition is met, else the last one',
  },
  icon: 'arrows-split',
  branches: { conditional: true, least: 2 },
};

/** Goes on in every branch whose condition the record meets, in the last one when there is none; and after all of these have ended. */
const inclusive: StepKind<Record<string, never>> = {
  ...none,
  label: { zh: '包容分支', en: 'All that apply' },
  about: {
    zh: '所有满足条件的分支都走，全部结束后继续',
    en: 'Takes every branch whose condition is met, and goes on when all have ended',
  },
  icon: 'list-check',
  branches: { conditional: true, least: 2 },
};

/** Goes on in all branches at once, and after all of them have ended. */
const parallel: StepKind<Record<string, never>> = {
  ...none,
  label: { zh: '并行分支', en: 'At the same time' },
  about: { zh: '各分支同时进行，全部结束后继续', en: 'Takes all branches at once, and goes on when all have ended' },
  icon: 'columns-3',
  branches: { conditional: false, least: 2 },
};

/** Does its steps as a whole or not at all: where one of them fails, nothing of what they did stays. */
const atomic: StepKind<Record<string, never>> = {
  ...none,
  label: { zh: '全有或全无', en: 'All or nothing' },
  about: { zh: '其中任何一步失败，之前的改动都不保留', en: 'Where one of its steps fails, nothing of what they did stays' },
  icon: 'box',
  branches: { conditional: false, least: 1, most: 1 },
  isWhole: true,
};

/** Kinds of steps that say which way a process goes. */
export const branchSteps = { condition, inclusive, parallel, atomic };
