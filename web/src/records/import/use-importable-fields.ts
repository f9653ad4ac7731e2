import type { FieldModel, ObjectModel } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { fieldWidget } from '../../fields/index.ts';
import { onlyFinds } from './plan.ts';

export type FieldChoice = { value: string; label: string };

/** System fields that a file may bring along. */
const keptSystem = new Set(['owner', 'created_at', 'created_by']);

/** The fields that a column may fill, required ones marked; of an address or an amount each part, too; and those that only find a record. */
export function useImportableFields(object: ObjectModel): FieldChoice[] {
  const t = useText();
  const label = useLabel();
  return Object.entries(object.fields).flatMap(([name, field]) => {
    if (onlyFinds(object, name)) return [{ value: name, label: t('import.onlyFinds', { field: label(field.label) }) }];
    if (!isImportable(name, field)) return [];
    const whole = { value: name, label: label(field.label) + (field.required ? ' *' : '') };
    const parts = Object.entries(fieldWidget(field).parts ?? {}).map(([part, key]) => ({
      value: `${name}.${part}`,
      label: t('import.part', { field: label(field.label), part: t(key) }),
    }));
    return [whole, ...parts];
  });
}

function isImportable(name: string, field: FieldModel): boolean {
  if (field.system) return keptSystem.has(name);
  const { Editor, isUpload } = fieldWidget(field);
  return !field.readOnly && field.access === 'edit' && !isUpload && Editor !== undefined;
}
