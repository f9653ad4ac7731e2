import { processInput } from '../steps/step-inputs.ts';
import type { ButtonKind } from './button-kind.ts';

/** Sets a process off that waits for a button. It runs in the background, as its own definition says. */
export const runProcess: ButtonKind<{ process: string }> = {
  label: { zh: '运行流程', en: 'Run a process' },
  does: { zh: '对记录运行一个由按钮触发的流程', en: 'Run a process for the record that waits for a button' },
  icon: 'player-play',
  inputs: { process: processInput({ zh: '流程', en: 'Process' }) },
  writes: () => [],
  runs: ({ process }) => process,
  example: { process: 'tried_by_hand' },
};
