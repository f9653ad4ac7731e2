import { z } from 'zod';
import type { DefinitionCheck } from '../check/definition-check.ts';
import { schemaProblems } from '../check/schema-problems.ts';
import type { StepInput, StepInputs, StepKind, StepScope } from './step-kind.ts';

/** What is asked of a step or a button before it can be published. */
export type InputsChecked = { kind: Pick<StepKind, 'inputs' | 'check'>; scope: StepScope };

/** Whether a kind is told all that it takes and nothing else, each as it can be; then what no input can say by itself. */
export function checkInputs(check: DefinitionCheck, at: string, { kind, scope }: InputsChecked): void {
  const { inputs } = scope;
  const unfit = inputProblems(kind, inputs);
  for (const { path, code, params } of unfit) check.report([at, 'inputs', path].filter(Boolean).join('.'), code, params);
  if (unfit.length > 0) return;
  for (const [input, given] of Object.entries(inputs)) kind.inputs[input]?.check?.(check, `${at}.inputs.${input}`, given, scope);
  kind.check?.(check, at, scope);
}

/** What of the inputs is not of the form that their kind takes. */
export function inputProblems({ inputs }: Pick<StepKind, 'inputs'>, given: StepInputs) {
  const shape = Object.entries<StepInput>(inputs).map(([name, { schema, required }]) => [
    name,
    required ? schema : schema.optional(),
  ]);
  return schemaProblems(z.strictObject(Object.fromEntries(shape)), given);
}
