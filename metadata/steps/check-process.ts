import { z } from 'zod';
import { checkFilter } from '../check/check-filter.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import { schemaProblems } from '../check/schema-problems.ts';
import type { ProcessBody, ProcessStep } from '../define/process.ts';
import { stepKind, stepKinds } from './index.ts';
import type { StepInput, StepKind, StepScope } from './step-kind.ts';

/** Whether a process can do what it says; of its steps, their kinds know. */
export function checkProcess(check: DefinitionCheck, _name: string, { trigger, steps }: ProcessBody): void {
  const { object, changed, when } = trigger;
  if (!check.object('trigger.object', object)) return;
  for (const [index, field] of (changed ?? []).entries()) check.field(`trigger.changed.${index}`, object, field);
  checkFilter(check, 'trigger.when', { object, filter: when });
  const outputs = new Map<string, string>();
  const ids = new Set<string>();
  for (const [index, step] of steps.entries()) {
    if (ids.has(step.id)) check.report(`steps.${index}.id`, 'repeatedStep', { seen: step.id });
    ids.add(step.id);
    checkStep(check, `steps.${index}`, step, { object, inputs: step.inputs, outputs });
    for (const [name, output] of Object.entries(stepKind(step.kind)?.outputs ?? {}))
      outputs.set(`${step.id}.${name}`, output.object(step.inputs, object));
  }
}

function checkStep(check: DefinitionCheck, at: string, { kind: name, inputs }: ProcessStep, scope: StepScope): void {
  const kind = stepKind(name);
  if (!kind) {
    check.report(`${at}.kind`, 'unknownType', { choices: Object.keys(stepKinds).join(', ') });
    return;
  }
  const unfit = schemaProblems(schemaOf(kind), inputs);
  for (const { path, code, params } of unfit) check.report([at, 'inputs', path].filter(Boolean).join('.'), code, params);
  if (unfit.length > 0) return;
  for (const [input, given] of Object.entries(inputs)) kind.inputs[input]?.check?.(check, `${at}.inputs.${input}`, given, scope);
  kind.check?.(check, at, scope);
}

function schemaOf({ inputs }: StepKind): z.ZodType {
  const shape = Object.entries<StepInput>(inputs).map(([name, { schema, required }]) => [
    name,
    required ? schema : schema.optional(),
  ]);
  return z.strictObject(Object.fromEntries(shape));
}
