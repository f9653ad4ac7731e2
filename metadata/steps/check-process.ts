import { checkFilter } from '../check/check-filter.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import type { ProcessBody, ProcessStep } from '../define/process.ts';
import { checkInputs } from './check-inputs.ts';
import { stepKind, stepKinds } from './index.ts';
import type { StepScope } from './step-kind.ts';

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

function checkStep(check: DefinitionCheck, at: string, { kind: name }: ProcessStep, scope: StepScope): void {
  const kind = stepKind(name);
  if (!kind) {
    check.report(`${at}.kind`, 'unknownType', { choices: Object.keys(stepKinds).join(', ') });
    return;
  }
  checkInputs(check, at, { kind, scope });
}
