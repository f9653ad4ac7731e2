import type { ChosenLayout, ChosenStep } from '../../../../metadata/layouts/choose-layout.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { canFill, neededFields } from './form-fields.ts';

/** The pages of a long form. What must be filled in and no step asks for comes with the last; a step without anything to do is left out. */
export function formSteps(object: ObjectModel, { steps }: ChosenLayout, isRequired: (name: string) => boolean): ChosenStep[] {
  const asked = new Set(steps.flatMap(({ fields }) => fields));
  const needed = neededFields(object, isRequired).filter((name) => !asked.has(name));
  return steps
    .map((step, index) => ({
      ...step,
      fields: [...step.fields, ...(index === steps.length - 1 ? needed : [])].filter((name) => canFill(object, name)),
    }))
    .filter(({ fields, text }) => fields.length > 0 || text !== undefined);
}
