import { checkRequired } from '../check/check-required.ts';
import { objectInput, valuesInput } from './step-inputs.ts';
import type { StepKind } from './step-kind.ts';

type Values = Record<string, unknown>;

/** Makes a record of any object. */
const createRecord: StepKind<{ object: string; values: Values }> = {
  label: { zh: '新建记录', en: 'Create a record' },
  about: { zh: '为任一对象新建一条记录，例如任务', en: 'Makes a record of any object, a task for example' },
  icon: 'plus',
  inputs: {
    object: objectInput({ zh: '对象', en: 'Object' }),
    values: valuesInput({ zh: '字段值', en: 'Values' }, { of: 'object' }),
  },
  outputs: { record: { label: { zh: '新记录', en: 'The new record' }, object: ({ object }) => object } },
  writes: ({ object, values }) => [{ object, action: 'create', fields: Object.keys(values) }],
  check: (check, at, { inputs }) => checkRequired(check, `${at}.inputs.values`, inputs),
  example: { object: 'task', values: { subject: { template: { zh: '联系：{name}', en: 'Contact: {name}' } } } },
};

/** Changes the record that set the process off. */
const updateRecord: StepKind<{ values: Values }> = {
  label: { zh: '修改记录', en: 'Change the record' },
  about: { zh: '修改触发流程的那条记录', en: 'Changes fields of the record that set the process off' },
  icon: 'pencil',
  inputs: { values: valuesInput({ zh: '字段值', en: 'Values' }) },
  outputs: { record: { label: { zh: '该记录', en: 'The record' }, object: (_, triggering) => triggering } },
  changesRecord: true,
  writes: ({ values }, triggering) => [{ object: triggering, action: 'edit', fields: Object.keys(values) }],
  example: { values: { next_step: { template: '{name}' } } },
};

/** Kinds of steps that read and write records. */
export const recordSteps = { createRecord, updateRecord };
