import { type ManyPresses, type PressProgress, type PressRun, pressMany } from '../buttons/press-many.ts';
import type { JobKind } from './job-kind.ts';

export const pressButton: JobKind = {
  label({ input }) {
    const { zh, en } = (input as ManyPresses).label;
    return { zh: `对{objects}执行“${zh}”`, en: `“${en}” for {objects}` };
  },
  run: (workspace, actor, job, control) => pressMany(workspace, actor, job as PressRun, control),
  facts({ input, progress }) {
    const { object } = input as ManyPresses;
    const { done = 0, failed = 0, total, undo, refused = [], warned = [] } = progress as Partial<PressProgress>;
    return { object, done, failed, total, refused, warned, ...(undo && { undo: `/undo/${undo}` }) };
  },
};
