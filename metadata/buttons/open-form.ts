import { objectInput, valuesInput } from '../steps/step-inputs.ts';
import type { ButtonKind } from './button-kind.ts';

type Inputs = { object?: string; values: Record<string, unknown> };

/** Opens the form of a new record, or of the record itself, filled in. Nothing is saved before whoever pressed saves it. */
export const openForm: ButtonKind<Inputs> = {
  label: { zh: '打开表单', en: 'Open a form' },
  does: { zh: '打开已填好的表单，由人确认后保存', en: 'Open a form that is filled in, to be looked at and saved' },
  icon: 'forms',
  isShown: true,
  places: ['record', 'list'],
  inputs: {
    object: { ...objectInput({ zh: '新建哪种记录', en: 'New record of' }), required: false },
    values: valuesInput({ zh: '预先填入', en: 'Filled in' }, { of: 'object' }),
  },
  writes: ({ object, values }, own) =>
    object === undefined
      ? [{ object: own, action: 'edit', fields: Object.keys(values) }]
      : [{ object, action: 'create', fields: Object.keys(values) }],
  example: { object: 'task', values: { subject: { template: { zh: '联系：{name}', en: 'Contact: {name}' } } } },
};
