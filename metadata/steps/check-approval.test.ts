import { expect, test } from 'vitest';
import type { ProcessBody, ProcessStep } from '../define/process.ts';
import { checkOneProcess } from './check-one-process.ts';

const label = { zh: '付款', en: 'Payment' };
const text = { type: 'text', label } as const;
const options = ['open', 'approved'].map((value) => ({ value, label }));
const payment = {
  ...{ label, icon: 'cash', title: 'name' },
  fields: { name: text, note: text, status: { type: 'choice' as const, label, options } },
};

function problemsOf(steps: ProcessStep[], trigger: ProcessBody['trigger'] = { kind: 'button', object: 'payment' }): string[] {
  const process = { label, trigger, steps, approval: { status: { field: 'status', approved: 'approved' } } };
  return checkOneProcess(
    { objects: { payment }, connections: new Set(), roles: new Set(['cashier']), processes: new Map() },
    process,
  ).map(({ en }) => en);
}
const asks = (id: string, inputs: object): ProcessStep => ({
  ...{ id, kind: 'approval' },
  inputs: { approvers: [{ superior: 1 }], ...inputs },
});
const chosen = (id: string, by: 'submitter' | 'approver', more = {}) => asks(id, { approvers: [{ chosenBy: by, ...more }] });
const when = (id: string, ...steps: ProcessStep[]): ProcessStep => ({
  ...{ id, kind: 'condition', inputs: {} },
  branches: [
    { id: 'yes', when: 'name = "x"', steps },
    { id: 'no', steps: [] },
  ],
});

test('whoever submits chooses only where a button is pressed, in one way, and among what is there', () => {
  expect(problemsOf([chosen('a', 'submitter', { from: { role: 'cashier' } })])).toEqual([]);
  expect(problemsOf([chosen('a', 'submitter')], { object: 'payment', on: ['create'] })).toMatchObject([
    expect.stringMatching(/no button/),
  ]);
  expect(
    problemsOf([asks('a', { approvers: [{ chosenBy: 'submitter' }, { chosenBy: 'submitter', several: true }] })]),
  ).toMatchObject([expect.stringMatching(/one way only/)]);
  expect(problemsOf([chosen('a', 'submitter', { from: { role: 'nobody' } })])).toMatchObject([expect.stringMatching(/no role/)]);
});

test('an approver chooses for the next step only where theirs always comes before it', () => {
  expect(problemsOf([asks('a', {}), chosen('b', 'approver')])).toEqual([]);
  expect(problemsOf([asks('a', {}), when('if', chosen('b', 'approver'))])).toEqual([]);
  expect(problemsOf([chosen('b', 'approver')])).toMatchObject([expect.stringMatching(/No approval step/)]);
  expect(problemsOf([when('if', asks('a', {})), chosen('b', 'approver')])).toMatchObject([
    expect.stringMatching(/No approval step/),
  ]);
});

test('approvers change only fields of the record that are nobody else’s, and owe only those', () => {
  expect(problemsOf([asks('a', { edits: ['note'], demands: ['note'] })])).toEqual([]);
  expect(problemsOf([asks('a', { edits: ['note'], demands: ['name'] })])).toMatchObject([
    expect.stringMatching(/may not change it/),
  ]);
  expect(problemsOf([asks('a', { edits: ['status'] })])).toMatchObject([expect.stringMatching(/how the approval stands/)]);
  expect(problemsOf([asks('a', { edits: ['created_at'] })])).toHaveLength(1);
});

test('what is rejected goes back only to a step that asks people, and through which it came', () => {
  const back = (to: string) => asks('c', { onReject: 'step', rejectTo: to });
  const given = [asks('a', {}), when('if', asks('b', {})), back('a')];
  expect(problemsOf(given)).toEqual([]);
  for (const to of ['b', 'if', 'c', 'nowhere'])
    expect(problemsOf([...given.slice(0, 2), back(to)])).toMatchObject([expect.stringMatching(/there are: a$/)]);
});
