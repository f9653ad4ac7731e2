import type { ExpressionType } from '../expression/expression-type.ts';

/** What a step answers under a name: a record of an object, or a value. */
export type OutputShape = { object: string } | { type: ExpressionType };

/** What steps before a place answer, as `step.output`. */
export type StepOutputs = ReadonlyMap<string, OutputShape>;

/** A path that begins at what an earlier step answered. */
export type StepPath = { output: string; prefix: string; rest: string | undefined };

/** `steps.make.record.name` is `name` of the record that the step `make` answers as `record`; undefined for a path of the record itself. */
export function readStepPath(path: string): StepPath | undefined {
  const [, step, name, rest] = /^steps\.([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)(?:\.(.+))?$/.exec(path) ?? [];
  return step === undefined ? undefined : { output: `${step}.${name}`, prefix: `steps.${step}.${name}.`, rest };
}

/** Where a path begins: at the record itself, or at one that an earlier step answers. Undefined where it leads to no field. */
export function rootOfPath(
  path: string,
  { object, outputs }: { object: string; outputs?: StepOutputs },
): { object: string; path: string; prefix?: string } | undefined {
  const step = outputs && readStepPath(path);
  if (!step) return { object, path };
  const shape = outputs.get(step.output);
  if (!shape || !('object' in shape) || step.rest === undefined) return undefined;
  return { object: shape.object, path: step.rest, prefix: step.prefix };
}

/** The type of a value that a step answers by itself: `steps.sum.value`. */
export function typeOfOutput(path: string, outputs: StepOutputs | undefined): ExpressionType | undefined {
  const step = outputs && readStepPath(path);
  const shape = step?.rest === undefined ? step && outputs.get(step.output) : undefined;
  return shape && 'type' in shape ? shape.type : undefined;
}
