import { optionField, writableField } from '../../../../../../metadata/check/field-demands.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { fieldType } from '../../../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../../../metadata/label.ts';

/** What ticking a record can write: an option of a choice, or yes. */
export type DoneChoice = { field: string; label: Label; value: string | true; option?: Label };

export function doneChoices({ fields }: Pick<ObjectBody, 'fields'>): DoneChoice[] {
  return Object.entries(fields).flatMap(([field, definition]): DoneChoice[] => {
    if (!writableField.fits(definition)) return [];
    const { label } = definition;
    if (optionField.fits(definition) && 'options' in definition)
      return definition.options
        .filter(({ archived }) => !archived)
        .map(({ value, label: option }) => ({ field, label, value, option }));
    return fieldType(definition).expressionType(definition) === 'boolean' ? [{ field, label, value: true }] : [];
  });
}
