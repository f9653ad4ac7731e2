import type { Filter } from '../query.ts';
import { filterInput, linkInput, numberInput, objectInput, valuesInput } from './step-inputs.ts';
import type { StepKind } from './step-kind.ts';

/** More than that is a job for a report or an import. */
export const mostItems = 10_000;

/** What is gone through one by one. */
export type ForEachInputs = {
  object: string;
  link?: string;
  match?: Record<string, unknown>;
  filter?: Filter;
  most?: number;
};

/** Does the steps of its branch once for each of a number of records. */
const forEach: StepKind<ForEachInputs> = {
  label: { zh: '逐条处理', en: 'For each record' },
  about: {
    zh: '对每一条找到的、关联的或子表中的记录都执行一遍其中的步骤，最多 10,000 条',
    en: 'Does its steps once for each record that is found, related or in a sub-table, up to 10,000',
  },
  icon: 'list-details',
  inputs: {
    object: objectInput({ zh: '对象', en: 'Object' }),
    link: linkInput({ zh: '只处理通过此字段与本记录关联的', en: 'Only those linked to this record by' }),
    match: { ...valuesInput({ zh: '字段等于', en: 'Fields that are equal to' }, { of: 'object' }), required: false },
    filter: filterInput({ zh: '条件', en: 'Conditions' }, { of: 'object', required: false }),
    most: numberInput({ zh: '最多几条（默认 10,000）', en: 'How many at the most (else 10,000)' }, { min: 1, max: mostItems }),
  },
  outputs: {
    item: { label: { zh: '当前这一条', en: 'The record in turn' }, object: ({ object }) => object, inside: true },
    count: { label: { zh: '处理了几条', en: 'How many were done' }, type: 'number' },
    left: { label: { zh: '搁置了几条', en: 'How many were set aside' }, type: 'number' },
  },
  writes: () => [],
  branches: { conditional: false, least: 1, most: 1, names: [{ zh: '每一条', en: 'For each' }] },
  repeats: true,
  makesRuns: true,
  waits: true,
  example: { object: 'task', link: 'about' },
};

/** Kinds of steps that do something again and again. */
export const repeatSteps = { forEach };
