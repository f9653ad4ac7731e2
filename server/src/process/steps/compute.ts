import { TenonError } from '../../base/errors.ts';
import type { Outputs, ProcessStep } from './process-step.ts';

/** Longer ones are no values to go on with. */
const longest = 10_000;

/** Answers what the formula has come to for each record. */
export const compute: ProcessStep<'compute'> = {
  async run(_workspace, _actor, { runs }) {
    return runs.map(({ inputs }) => ({ outputs: { value: answerOf(inputs.expression) } }));
  },
};

function answerOf(value: unknown): Outputs[string] {
  if (typeof value === 'string' && value.length > longest) throw new TenonError('tooLarge', { params: { max: '10 kB' } });
  return (value ?? null) as Outputs[string];
}
