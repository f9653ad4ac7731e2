import { optionField } from '../../../../../metadata/check/field-demands.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { quote } from '../../../../../metadata/rules/write-condition.ts';

/** A condition to begin with: the first choice has its first option; else the title is there. */
export function firstCondition(body: ObjectBody | undefined): string {
  const [name, field] = Object.entries(body?.fields ?? {}).find(([, each]) => optionField.fits(each)) ?? [];
  const option = field && 'options' in field ? field.options[0]?.value : undefined;
  if (name !== undefined && option !== undefined) return `${name} = ${quote(option)}`;
  return `${body?.title ?? 'id'} <> ""`;
}
