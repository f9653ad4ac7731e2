import { numberField } from '../check/field-demands.ts';
import type { Aggregate, Filter } from '../query.ts';
import { choiceInput, fieldInput, filterInput, linkInput, objectInput, recordInput, valuesInput } from './step-inputs.ts';
import type { StepKind } from './step-kind.ts';

type Values = Record<string, unknown>;
const object = objectInput({ zh: '对象', en: 'Object' });
const record = recordInput({ zh: '记录', en: 'Record' });

/** Looks for records whose fields are equal to values; the newest is answered, and how many there are. */
const findRecord: StepKind<{ object: string; match: Values; filter?: Filter }> = {
  label: { zh: '查找记录', en: 'Find a record' },
  about: {
    zh: '按字段值查找最新的一条记录，供后面的步骤使用',
    en: 'Looks for the newest record with these values, for later steps to use',
  },
  icon: 'search',
  inputs: {
    object,
    match: valuesInput({ zh: '字段等于', en: 'Fields that are equal to' }, { of: 'object' }),
    filter: filterInput({ zh: '其他条件', en: 'Other conditions' }, { of: 'object', required: false }),
  },
  outputs: {
    record: { label: { zh: '找到的记录', en: 'The record found' }, object: (inputs) => inputs.object },
    count: { label: { zh: '个数', en: 'How many' }, type: 'number' },
  },
  writes: () => [],
  example: { object: 'task', match: { subject: { template: '{name}' } } },
};

/** Changes another record than the one that set the process off; where there is none, nothing. */
const updateOther: StepKind<{ object: string; record: unknown; values: Values }> = {
  label: { zh: '修改其他记录', en: 'Change another record' },
  about: { zh: '修改前面步骤找到或新建的记录', en: 'Changes a record that an earlier step found or made' },
  icon: 'pencil',
  inputs: { object, record, values: valuesInput({ zh: '字段值', en: 'Values' }, { of: 'object' }) },
  outputs: { record: { label: { zh: '该记录', en: 'The record' }, object: (inputs) => inputs.object } },
  writes: (inputs) => [{ object: inputs.object, action: 'edit', fields: Object.keys(inputs.values) }],
  example: { object: 'deal', record: { record: true }, values: { next_step: { template: '{name}' } } },
};

/** Puts a record into the trash: the one that set the process off, or another; where there is none, nothing. */
const deleteRecord: StepKind<{ object: string; record: unknown }> = {
  label: { zh: '删除记录', en: 'Delete a record' },
  about: { zh: '把一条记录移到回收站', en: 'Puts a record into the trash' },
  icon: 'trash',
  inputs: { object, record },
  outputs: {},
  writes: (inputs) => [{ object: inputs.object, action: 'delete', fields: [] }],
  example: { object: 'deal', record: { record: true } },
};

type Counting = {
  object: string;
  aggregate: Extract<Aggregate, 'count' | 'sum' | 'avg' | 'min' | 'max'>;
  field?: string;
  link?: string;
  filter?: Filter;
};

/** Counts records, or works out one figure of a number of them, of those that the actor may read; money counts in base currency. */
const aggregateRecords: StepKind<Counting> = {
  label: { zh: '统计记录', en: 'Count or sum up' },
  about: {
    zh: '统计记录的个数，或某个数字字段的合计、平均、最小、最大',
    en: 'Counts records, or takes the sum, average, least or greatest of a number',
  },
  icon: 'sum',
  inputs: {
    object,
    aggregate: choiceInput(
      { zh: '统计', en: 'Figure' },
      {
        count: { zh: '个数', en: 'how many' },
        sum: { zh: '合计', en: 'sum' },
        avg: { zh: '平均', en: 'average' },
        min: { zh: '最小', en: 'least' },
        max: { zh: '最大', en: 'greatest' },
      },
    ),
    field: fieldInput({ zh: '数字字段', en: 'Number' }, numberField),
    link: linkInput({ zh: '只统计通过此字段与本记录关联的', en: 'Only those linked to this record by' }),
    filter: filterInput({ zh: '条件', en: 'Conditions' }, { of: 'object', required: false }),
  },
  outputs: { value: { label: { zh: '结果', en: 'The figure' }, type: 'number' } },
  writes: () => [],
  check(check, at, { inputs: { aggregate = 'count', field } }) {
    if (aggregate !== 'count' && field === undefined) check.report(`${at}.inputs.field`, 'numberLeftOut');
  },
  example: { object: 'deal', aggregate: 'count' },
};

/** Kinds of steps about records that are looked for, or that earlier steps answered. */
export const foundSteps = { findRecord, aggregateRecords, updateOther, deleteRecord };
