import type { LayoutBody } from '../../../../../../metadata/define/layout.ts';
import type { ObjectModel } from '../../../../../../metadata/wire.ts';
import { useModel } from '../../../../base/use-model.ts';
import { useFieldSteps } from '../../fields/use-field-steps.ts';
import { fieldChoices } from '../field-choices.ts';
import type { FieldPlace } from '../field-steps.ts';
import type { Selected } from '../selected.ts';
import { usePageSteps } from '../use-page-steps.ts';
import type { Adding } from './add-field.tsx';

type Given = Pick<Adding<FieldPlace>, 'at' | 'set'> & { onSelect: (next: Selected) => void };

/** What ＋ offers and does in the sections of a page. */
export function usePageAdding(object: ObjectModel, body: LayoutBody, { at, set, onSelect }: Given): Adding<FieldPlace> {
  const model = useModel();
  const page = usePageSteps(object.name);
  const fields = useFieldSteps(object.name);
  return {
    object: object.name,
    at,
    set,
    choices: (words) => fieldChoices(model, object, { body, words }),
    take: page.placeField,
    make: fields.add,
    select: (field, { section }) => onSelect({ list: 'sections', id: section, field }),
  };
}
