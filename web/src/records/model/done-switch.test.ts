import { expect, test } from 'vitest';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { doneSwitch, isDone } from './done-switch.ts';

const status = {
  access: 'edit',
  options: [
    { value: 'open', sets: { done_on: null } },
    { value: 'done', sets: { done_on: { today: true } } },
  ],
};
const task = (more: object) =>
  ({
    access: { edit: true },
    activity: { related: 'related', at: 'at', text: 'text' },
    fields: { status },
    ...more,
  }) as unknown as ObjectModel;

test('an option that dates the end is the one that ticks off', () => {
  const ending = doneSwitch(task({}));
  expect(ending).toEqual({ field: 'status', done: 'done', undone: 'open', day: 'done_on' });
  expect(ending && isDone({ id: '1', version: 1, status: 'done' }, ending)).toBe(true);
});

test('only activities that one may edit are ticked off', () => {
  expect(doneSwitch(task({ activity: undefined }))).toBeUndefined();
  expect(doneSwitch(task({ access: { edit: false } }))).toBeUndefined();
  expect(doneSwitch(task({ fields: { status: { ...status, access: 'read' } } }))).toBeUndefined();
});
