import { expect, test } from 'vitest';
import type { Label } from '../../../../metadata/label.ts';
import { type SayWith, sayValue } from './say-value.ts';

const amount: Label = { zh: '金额', en: 'Amount' };
const stage: Label = { zh: '阶段', en: 'Stage' };
const say: SayWith = {
  t: ((key: string) => ({ 'list.separator': ', ' })[key] ?? key) as SayWith['t'],
  label: ({ en }) => en,
  fields: {
    amount: { type: 'money', label: amount },
    stage: { type: 'choice', label: stage, options: [{ value: 'won', label: { zh: '赢单', en: 'Won' } }] },
  },
};

test('says what a setting is set to', () => {
  expect(sayValue(undefined, say)).toBe('studio.nothing');
  expect(sayValue(false, say)).toBe('state.no');
  expect(sayValue(3, say)).toBe('3');
  expect(sayValue(['01a22e9a-beca-71ce-a165-4589242d12fe'], say)).toBe('studio.records');
  expect(sayValue('amount', say)).toBe('Amount');
  expect(sayValue('stage.name', say)).toBe('Stage › name');
  expect(sayValue(amount, say)).toBe('金额 · Amount');
  expect(sayValue({ zh: 'A', en: 'A' }, say)).toBe('A');
  expect(sayValue([{ field: 'amount' }, { field: 'stage', width: 90 }], say)).toBe('Amount, Stage 90');
  expect(sayValue({ ...{ label: stage }, value: 'x' }, say)).toBe('Stage');
  expect(
    sayValue(
      Array.from({ length: 20 }, (_, index) => index),
      say,
    ),
  ).toMatch(/11, …$/);
});

test('says conditions as sentences', () => {
  const won = { field: 'stage', op: 'in', value: ['won'] };
  expect(sayValue({ and: [won, { field: 'amount', op: 'notEmpty' }] }, say)).toBe(
    'Stage list.op.in Won list.and Amount list.op.notEmpty',
  );
});
