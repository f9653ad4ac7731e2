import { expect, test } from 'vitest';
import type { ProcessStep } from '../../../../../metadata/define/process.ts';
import { blockOf, copyStep, findStep, freeStepId, selectedAt } from './process-way.ts';

const make = (id: string, values = {}): ProcessStep => ({ id, kind: 'createRecord', inputs: { object: 'task', values } });
const steps: ProcessStep[] = [
  make('make'),
  {
    ...{ id: 'ask', kind: 'condition', inputs: {} },
    branches: [
      {
        id: 'yes',
        when: 'amount > 1',
        steps: [make('inner'), make('inner_2', { about: { output: 'inner.record' }, of: { output: 'make.record' } })],
      },
      { id: 'no', steps: [] },
    ],
  },
];

test('a step is found by its id, and a branch by both, with the names that lead to it', () => {
  expect(findStep({ steps }, 'inner')?.at).toEqual(['steps', 'ask', 'branches', 'yes', 'steps', 'inner']);
  expect(findStep({ steps }, 'ask', 'no')).toMatchObject({ at: ['steps', 'ask', 'branches', 'no'], branch: { id: 'no' } });
  expect(findStep({ steps }, 'ask', 'other')).toBeUndefined();
  expect(findStep({ steps }, 'gone')).toBeUndefined();
  expect(blockOf(findStep({ steps }, 'inner')?.within ?? [])).toEqual(['steps', 'ask', 'branches', 'yes', 'steps']);
});

test('what lies within a step selects it, what lies within the head of a branch the branch', () => {
  expect(selectedAt(['steps', 'ask', 'branches', 'yes', 'steps', 'inner', 'inputs', 'object'])).toEqual(['inner']);
  expect(selectedAt(['steps', 'ask', 'branches', 'yes', 'when'])).toEqual(['ask', 'yes']);
  expect(selectedAt(['steps', 'make', 'inputs', 'values', 'subject'])).toEqual(['make']);
  expect(selectedAt(['trigger', 'object'])).toEqual([]);
  expect(selectedAt(['steps'])).toEqual([]);
});

test('a new step takes a name that none has', () => {
  expect(freeStepId({ steps }, 'createRecord')).toBe('create_record');
  expect(freeStepId({ steps }, 'inner')).toBe('inner_3');
});

test('a copy has names of its own all the way down, and its steps take their answers from each other', () => {
  const [, ask] = steps;
  const copy = copyStep({ steps }, ask as ProcessStep);
  const [first, second] = copy.branches?.[0]?.steps ?? [];
  expect([copy.id, first?.id, second?.id]).toEqual(['ask_2', 'inner_3', 'inner_4']);
  expect(second?.inputs.values).toEqual({ about: { output: 'inner_3.record' }, of: { output: 'make.record' } });
});
