import { useModel } from '../../../base/use-model.ts';
import { useLabel } from '../../../base/use-text.ts';
import { findField, pathLabel, relatedObject } from '../../../fields/find-field.ts';

export type FieldOption = { value: string; label: string };

/** An object's own fields, and with them those of the records it points at. */
export function useFieldOptions(object: string): { own: FieldOption[]; all: FieldOption[] } {
  const model = useModel();
  const label = useLabel();
  const optionOf = (path: string): FieldOption[] => {
    const found = findField(model, object, path);
    return found ? [{ value: path, label: pathLabel(found, label) }] : [];
  };
  const fields = Object.entries(model.objects[object]?.fields ?? {});
  const own = fields.flatMap(([name]) => optionOf(name));
  const beyond = fields.flatMap(([name, field]) => {
    const related = relatedObject(field);
    return Object.keys((related && model.objects[related]?.fields) || {}).flatMap((next) => optionOf(`${name}.${next}`));
  });
  return { own, all: [...own, ...beyond] };
}
