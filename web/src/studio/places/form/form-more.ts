import type { ChosenLayout } from '../../../../../metadata/layouts/choose-layout.ts';
import type { ObjectModel } from '../../../../../metadata/wire.ts';
import { formFields } from '../../../records/create/form-fields.ts';
import type { DesignedStep } from './form-body.ts';

/** What a form has by itself: fields that must be filled in and that nobody put into it, and those one click away. */
export function formMore(
  object: ObjectModel,
  { steps, now }: { steps: readonly DesignedStep[]; now: ChosenLayout | undefined },
): { needed: string[]; more: string[] } {
  const asked = steps.flatMap(({ fields }) => fields);
  const layout = { quickCreate: asked, sections: now?.sections ?? [], highlights: now?.highlights ?? [] };
  const { first, more } = formFields(object, layout, (name) => object.fields[name]?.required === true);
  return { needed: first.filter((name) => !asked.includes(name)), more };
}
