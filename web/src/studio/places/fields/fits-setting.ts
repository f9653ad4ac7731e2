import { toManyField } from '../../../../../metadata/check/field-demands.ts';
import type { Field } from '../../../../../metadata/define/field.ts';
import type { FieldSetting } from '../../../../../metadata/field-types/field-design.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldType, fieldTypes, valueField } from '../../../../../metadata/field-types/index.ts';

type Wanted = { object: string; field: Field; setting: Extract<FieldSetting, { takes: 'field' }> };

/** Objects that a field leads to; none of a type that is not known. */
export function targetsOf(field: Field | undefined): string[] {
  return (field && (fieldTypes[field.type] as FieldType | undefined)?.target?.(field as never)?.objects) ?? [];
}

/** May a field stand in a setting of another? What others lead through has records behind it. */
export function fitsSetting(found: Field, { object, field, setting }: Wanted): boolean {
  if (!Object.hasOwn(fieldTypes, found.type)) return false;
  if (setting.leadsBack) return targetsOf(found).includes(object);
  if (setting.through === undefined && setting.of === undefined && !leads(found, setting.leads)) return false;
  const valued = valueField(found);
  const { expressionType, aggregates } = fieldType(valued);
  return setting.fits?.(found, field, { type: expressionType(valued), aggregates }) ?? true;
}

function leads(found: Field, to: 'one' | 'many' | undefined): boolean {
  const targets = targetsOf(found);
  if (targets.length === 0) return false;
  if (to === undefined) return true;
  return toManyField.fits(found) === (to === 'many') && targets.length === 1;
}
