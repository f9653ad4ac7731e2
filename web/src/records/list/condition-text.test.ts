import { beforeAll, expect, test } from 'vitest';
import type { FieldModel } from '../../../../metadata/wire.ts';
import { conditionValueText, operatorText, type ValueWords } from './condition-text.ts';

const words: ValueWords = {
  t: (key, values) => (values ? `${key}(${Object.values(values).join(',')})` : key),
  label: (label) => label.en,
  date: (day) => `on ${day}`,
  number: (value) => Number(value).toLocaleString('en-US'),
};
const base = { access: 'edit', sortable: true, groupable: true } as const;
let stage: FieldModel;
let amount: FieldModel;

beforeAll(() => {
  stage = {
    ...base,
    type: 'choice',
    label: { zh: '阶段', en: 'Stage' },
    operators: ['in'],
    aggregates: ['count'],
    options: [{ value: 'won', label: { zh: '赢单', en: 'Won' } }],
  };
  amount = { ...base, type: 'decimal', label: { zh: '金额', en: 'Amount' }, operators: ['lt'], aggregates: ['sum'] };
});

test('options are named, unknown ones shown as they are', () => {
  expect(conditionValueText({ field: 'stage', op: 'in', value: ['won', 'gone'] }, stage, words)).toBe('Wonlist.separatorgone');
});

test('numbers, days, people and periods read as people say them', () => {
  expect(conditionValueText({ field: 'amount', op: 'between', value: ['1000', '2000'] }, amount, words)).toBe('1,000 – 2,000');
  expect(conditionValueText({ field: 'd', op: 'lt', value: '2026-01-03' }, amount, words)).toBe('on 2026-01-03');
  expect(conditionValueText({ field: 'owner', op: 'in', value: [{ me: true }, { id: '1', title: '林晓' }] }, amount, words)).toBe(
    'fields.melist.separator林晓',
  );
  expect(conditionValueText({ field: 'd', op: 'within', value: { last: 30, unit: 'day' } }, amount, words)).toBe(
    'fields.lastSpan(30,fields.unit.day)',
  );
});

test('days are before and after, numbers below and above', () => {
  expect(operatorText('lt', { operators: ['lt'] }, words)).toBe('list.op.lt');
  expect(operatorText('lt', { operators: ['lt', 'within'] }, words)).toBe('list.op.day.lt');
});
