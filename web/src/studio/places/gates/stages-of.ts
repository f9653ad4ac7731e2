import { optionField } from '../../../../../metadata/check/field-demands.ts';
import { byOrder } from '../../../../../metadata/define/by-order.ts';
import type { ChoiceOption, Field } from '../../../../../metadata/define/field.ts';
import type { Gate } from '../../../../../metadata/define/gate.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';

type Body = Pick<ObjectBody, 'fields' | 'gates' | 'track'>;

/** Fields whose options are stages: the one whose history is kept, and those that have gates. */
export function stageFields({ gates = {}, track }: Body): string[] {
  return [...new Set([...(track ? [track.field] : []), ...byOrder(gates).map(([, { field }]) => field)])];
}

/** Fields that gates can stand at. */
export function isStageField(field: Field): boolean {
  return optionField.fits(field);
}

export function optionsOf(field: Field | undefined): readonly ChoiceOption[] {
  return field && 'options' in field ? (field.options ?? []) : [];
}

/** Gates as their stages stand, and at one stage in their own order. */
export function gatesByStage({ fields, gates = {} }: Pick<ObjectBody, 'fields' | 'gates'>): [string, Gate][] {
  const placeOf = ({ field, option }: Gate) => optionsOf(fields[field]).findIndex(({ value }) => value === option);
  return byOrder(gates).sort(([, a], [, b]) => (a.field === b.field ? placeOf(a) - placeOf(b) : a.field < b.field ? -1 : 1));
}

/** A gate is called by its stage. */
export function gateTitle(name: string, gate: Gate | undefined, fields: ObjectBody['fields'] | undefined): Label {
  const option = gate && optionsOf(fields?.[gate.field]).find(({ value }) => value === gate.option);
  return option?.label ?? { zh: name, en: name };
}
