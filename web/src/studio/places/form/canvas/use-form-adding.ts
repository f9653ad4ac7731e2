import type { LayoutBody } from '../../../../../../metadata/define/layout.ts';
import type { ObjectModel } from '../../../../../../metadata/wire.ts';
import { canFill } from '../../../../records/create/form-fields.ts';
import { matches } from '../../../words/matches.ts';
import { useFieldSteps } from '../../fields/use-field-steps.ts';
import type { Adding } from '../../page/canvas/add-field.tsx';
import type { FieldChoice } from '../../page/field-choices.ts';
import { designedForm } from '../form-body.ts';
import type { FormSelected } from '../form-selected.ts';
import { type FormPlace, useFormChanges } from '../use-form-changes.ts';

type Given = Pick<Adding<FormPlace>, 'at' | 'set'> & { onSelect: (next: FormSelected) => void };

const most = 8;

/** What ＋ offers and does in a form: fields that one may fill in and that it does not ask for. */
export function useFormAdding(object: ObjectModel, body: LayoutBody, { at, set, onSelect }: Given): Adding<FormPlace> {
  const changes = useFormChanges(object.name);
  const fields = useFieldSteps(object.name);
  const asked = new Set(designedForm(body).flatMap((step) => step.fields));
  return {
    object: object.name,
    at,
    set,
    choices: (words) =>
      Object.entries(object.fields)
        .filter(([name, { label }]) => canFill(object, name) && !asked.has(name) && matches(words, label, name))
        .map(([path, { label, system }]): FieldChoice => ({ path, label, from: system ? 'page' : 'form' }))
        .slice(0, most),
    take: changes.placeField,
    make: fields.add,
    select: (field, { step }) => onSelect({ step, field }),
  };
}
