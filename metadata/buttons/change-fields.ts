import { valuesInput } from '../steps/step-inputs.ts';
import type { ButtonKind } from './button-kind.ts';

/** Changes fields of the record, as whoever presses could by hand. */
export const changeFields: ButtonKind<{ values: Record<string, unknown> }> = {
  label: { zh: '修改字段', en: 'Change fields' },
  does: { zh: '把记录的字段改为给定的值', en: 'Give fields of the record other values' },
  icon: 'pencil',
  inputs: { values: valuesInput({ zh: '字段值', en: 'Values' }) },
  writes: ({ values }, object) => [{ object, action: 'edit', fields: Object.keys(values) }],
  example: { values: { next_step: { template: '{name}' } } },
};
