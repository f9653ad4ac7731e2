import type { StepInput } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { resolveValue, resolveValues, type Situation } from './step-values.ts';

type Given = {
  declared: Record<string, StepInput>;
  given: Readonly<Record<string, unknown>>;
  situation: Pick<Situation, 'record' | 'object' | 'outputs' | 'shapes'>;
};

/** Settings as they are, and for each of the other inputs of a step or a button what it comes to for a record. */
export function resolveInputs(
  workspace: Workspace,
  actor: Actor,
  { declared, given, situation }: Given,
): Record<string, unknown> {
  const { userId, timeZone, locale } = actor;
  const { snapshot } = workspace;
  const here: Situation = { ...situation, userId, now: workspace.clock.now().toISOString(), timeZone, locale };
  return Object.fromEntries(
    Object.entries(declared).flatMap(([name, { holds, object }]) => {
      const value = given[name];
      if (value === undefined) return [];
      const into = object?.({ object: situation.object, inputs: { ...given } });
      if (holds === 'value') return [[name, resolveValue(value, here, { snapshot, name })]];
      return [[name, holds === 'values' ? resolveValues(value as Record<string, unknown>, { ...here, into }, snapshot) : value]];
    }),
  );
}
