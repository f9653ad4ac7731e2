import type { Filter } from '../query.ts';
import type { Length } from './length.ts';
import { filterInput, lengthInput, linkInput, objectInput } from './step-inputs.ts';
import type { StepBranches, StepKind } from './step-kind.ts';

const timeLimit = lengthInput({ zh: '最长等待', en: 'Wait at the most' });
/** The first when it comes, the second when the time is up. */
const branches: StepBranches = {
  ...{ conditional: false, least: 2, most: 2 },
  names: [
    { zh: '等到了', en: 'It has come' },
    { zh: '超时', en: 'Time is up' },
  ],
};

/** Goes on in the first branch as soon as the record meets a condition, in the second one when it has not in time. */
const waitUntil: StepKind<{ until: Filter; timeLimit: Length }> = {
  label: { zh: '等待条件成立', en: 'Wait until' },
  about: {
    zh: '等记录满足条件后走第一个分支；到时限仍未满足则走第二个',
    en: 'Takes the first branch once the record meets a condition, the second one when it has not in time',
  },
  icon: 'hourglass',
  inputs: { until: filterInput({ zh: '直到', en: 'Until' }), timeLimit },
  outputs: {},
  writes: () => [],
  branches,
  awaits: (_inputs, triggering) => triggering,
  waits: true,
  example: { until: { field: 'name', op: 'eq', value: 'Meadow' }, timeLimit: { amount: 3, unit: 'workday' } },
};

/** Goes on in the first branch as soon as there is a new record that is linked to this one, in the second one when there is none in time. */
const waitForRecord: StepKind<{ object: string; link: string; filter?: Filter; timeLimit: Length }> = {
  label: { zh: '等待关联记录', en: 'Wait for a related record' },
  about: {
    zh: '等到新建了与本记录关联的记录后走第一个分支；到时限仍没有则走第二个',
    en: 'Takes the first branch once a new record is linked to this one, the second one when there is none in time',
  },
  icon: 'hourglass',
  inputs: {
    object: objectInput({ zh: '对象', en: 'Object' }),
    link: linkInput({ zh: '指向本记录的字段', en: 'Field that leads to this record' }, { required: true }),
    filter: filterInput({ zh: '其他条件', en: 'Other conditions' }, { of: 'object', required: false }),
    timeLimit,
  },
  outputs: { record: { label: { zh: '等到的记录', en: 'The record that came' }, object: (inputs) => inputs.object } },
  writes: () => [],
  branches,
  awaits: ({ object }) => object,
  waits: true,
  example: { object: 'task', link: 'about', timeLimit: { amount: 1, unit: 'day' } },
};

/** Kinds of steps that wait for something to happen, or for the time to be up. */
export const eventSteps = { waitUntil, waitForRecord };
