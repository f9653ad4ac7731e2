import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import type { Drop } from '../../frame/drag-space.tsx';
import { restFieldOf } from '../page/page-drop.ts';
import { designedForm } from './form-body.ts';
import { formFieldDrop, stepDrop } from './form-drop.ts';
import { type FormSelected, formSelectedOfKey } from './form-selected.ts';
import { useFormChanges } from './use-form-changes.ts';

type Given = { object: string; body: LayoutBody; fields: ObjectBody; onSelect: (next: FormSelected) => void };

/** What dragging does in a form, and what is said of it. */
export function useFormDrag({ object, body, fields, onSelect }: Given) {
  const t = useText();
  const label = useLabel();
  const changes = useFormChanges(object);
  const steps = designedForm(body);

  function labelOf(key: string): Label | undefined {
    const is = formSelectedOfKey(key);
    const at = is && 'step' in is ? is : undefined;
    const field = restFieldOf(key) ?? at?.field;
    return field === undefined ? steps.find(({ id }) => id === at?.step)?.label : fields.fields[field]?.label;
  }

  return {
    nameOf: (key: string) => label(labelOf(key)) || t('studio.form'),
    onDrop(key: string, drop: Drop) {
      const is = formSelectedOfKey(key);
      const at = is && 'step' in is ? is : undefined;
      const field = restFieldOf(key) ?? at?.field;
      if (field !== undefined) {
        const to = formFieldDrop(steps, field, drop);
        if (!to) return;
        if (at) changes.moveField(field, at.step, to);
        else changes.placeField(field, to);
        onSelect({ step: to.step, field });
      } else if (at?.step) {
        const after = stepDrop(steps, at.step, drop);
        if (after === undefined) return;
        changes.placeStep(at.step, after, labelOf(key) ?? { zh: at.step, en: at.step });
        onSelect({ step: at.step });
      }
    },
  };
}
