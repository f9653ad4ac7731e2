import { expect, test } from 'vitest';
import type { ChoiceOption } from '../../../../metadata/define/field.ts';
import { stageSteps } from './stage-steps.ts';

const option = (value: string, kind?: ChoiceOption['kind']): ChoiceOption => ({ value, kind, label: { zh: value, en: value } });
const options = [option('a', 'open'), option('b', 'open'), option('c', 'open'), option('won', 'won'), option('lost', 'lost')];
const now = Date.parse('2026-11-21T00:00:00Z');
const stays = [
  { stage: 'a', enteredAt: '2026-11-01T00:00:00Z', leftAt: '2026-11-04T00:00:00Z' },
  { stage: 'b', enteredAt: '2026-11-04T00:00:00Z', leftAt: '2026-11-05T00:00:00Z' },
  { stage: 'a', enteredAt: '2026-11-05T00:00:00Z', leftAt: '2026-11-10T00:00:00Z' },
  { stage: 'b', enteredAt: '2026-11-10T00:00:00Z', leftAt: null },
];
const states = (current: string) => stageSteps(options, { current, stays, now }).steps.map(({ state }) => state);

test('stages before the present one are done, those behind it ahead', () => {
  expect(states('b')).toEqual(['done', 'current', 'ahead']);
});

test('at an end, the stages that were entered are done', () => {
  expect(states('lost')).toEqual(['done', 'done', 'ahead']);
});

test('days of several stays add up, and the present one counts until now', () => {
  expect(stageSteps(options, { current: 'b', stays, now }).steps.map(({ days }) => days)).toEqual([8, 12, undefined]);
});

test('won and lost are choices at the end, without kinds every option is a stage', () => {
  expect(stageSteps(options, { current: 'won', stays, now }).ends.map(({ state }) => state)).toEqual(['current', 'ahead']);
  expect(stageSteps([option('x'), option('y')], { current: 'x', stays: [], now }).ends).toEqual([]);
});
