import { z } from 'zod';
import type { PeopleSource } from '../approvals/approver-source.ts';
import { linkTo, writableField } from '../check/field-demands.ts';
import type { Filter } from '../query.ts';
import { peopleInput } from './approval-steps.ts';
import { choiceInput, filterInput, ownFieldInput, weightsInput } from './step-inputs.ts';
import type { StepKind } from './step-kind.ts';

/** What an assignment is told. */
export type AssignInputs = {
  people: PeopleSource[];
  field?: string;
  way?: 'turns' | 'least';
  weights?: Record<string, number>;
  sticky?: string;
  cap?: number;
  counts?: Filter;
  hours?: 'notAway' | 'atWork';
  otherwise?: 'administrator' | 'nobody';
};

const userField = {
  fits: (field: Parameters<typeof writableField.fits>[0]) => linkTo('user').fits(field) && writableField.fits(field),
  expected: linkTo('user').expected,
};

/** Gives the record to one of several people, as a rule says, and says why. */
const assign: StepKind<AssignInputs> = {
  label: { zh: '分配', en: 'Assign' },
  about: {
    zh: '按规则把记录分配给其中一人：轮流、按权重或最少者优先；请假、已满者跳过',
    en: 'Gives the record to one of several people: in turn, by weight, or whoever has least; who is away or full is passed over',
  },
  icon: 'user-check',
  inputs: {
    people: peopleInput({ zh: '人选', en: 'People' }),
    way: choiceInput(
      { zh: '怎样选', en: 'How one is chosen' },
      { turns: { zh: '轮流', en: 'in turn' }, least: { zh: '手上最少的优先', en: 'whoever has least' } },
    ),
    weights: { ...weightsInput, matters: ({ way }) => way !== 'least' },
    field: ownFieldInput({ zh: '写入字段（默认负责人）', en: 'Field that takes them (else the owner)' }, userField),
    sticky: ownFieldInput({ zh: '优先给此字段中的人', en: 'Rather whom this field names' }, linkTo('user')),
    cap: {
      ...{ type: 'number', label: { zh: '每人最多', en: 'Each has at the most' }, required: false, holds: 'setting' },
      schema: z.number().int().min(1).max(1_000_000),
    },
    counts: filterInput({ zh: '哪些记录计入手上的数量', en: 'Records that count as theirs' }, { required: false }),
    hours: choiceInput(
      { zh: '何时可分配', en: 'When they can get any' },
      {
        notAway: { zh: '未请假', en: 'unless they are away' },
        atWork: { zh: '仅在其工作时间', en: 'within their working time only' },
      },
    ),
    otherwise: choiceInput(
      { zh: '无人可分配时', en: 'When there is nobody' },
      {
        administrator: { zh: '分配给管理员', en: 'an administrator gets it' },
        nobody: { zh: '保持不变', en: 'it stays as it is' },
      },
    ),
  },
  outputs: {
    record: { label: { zh: '该记录', en: 'The record' }, object: (_inputs, triggering) => triggering },
    person: { label: { zh: '分配给', en: 'Who got it' }, object: () => 'user' },
    why: { label: { zh: '原因', en: 'Why' }, type: 'text' },
  },
  writes: ({ field = 'owner' }, triggering) => [{ object: triggering, action: 'edit', fields: [field] }],
  changesRecord: true,
  example: { people: [{ superior: 1 }] },
};

/** Kinds of steps that give work to people. */
export const assignSteps = { assign };
