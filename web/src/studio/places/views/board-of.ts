import { numberField, optionField } from '../../../../../metadata/check/field-demands.ts';
import type { Field } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { ViewBody } from '../../../../../metadata/define/view.ts';
import { fieldType } from '../../../../../metadata/field-types/index.ts';

/**
 * The board that an object can have: in columns of its stages, else of the choice that is asked for first, adding up its first amount. Undefined without
 * a choice.
 */
export function boardOf(
  { fields }: Pick<ObjectBody, 'fields'>,
  stage: string | undefined,
): NonNullable<ViewBody['board']> | undefined {
  const all = Object.entries(fields);
  const choices = all.filter(([, each]) => isChoice(each));
  const [field] = choices.find(([name]) => name === stage) ?? choices.find(([, each]) => each.required) ?? choices[0] ?? [];
  const sum = all.find(([, each]) => numberField.fits(each) && isAmount(each))?.[0];
  return field === undefined ? undefined : { field, ...(sum !== undefined && { sum }) };
}

function isChoice(field: Field): boolean {
  return optionField.fits(field) && 'options' in field;
}

function isAmount(field: Field): boolean {
  const type = fieldType(field);
  return type.valueSuffix !== undefined || type.holdsAmounts?.(field as never, () => true) === true;
}
