import { expect, test } from 'vitest';
import { reportSchema } from '../../../../../metadata/define/report.ts';
import { countOf, firstReport, measureOf } from './first-report.ts';

const label = { zh: '设备', en: 'Device' };
const options = [{ value: 'new', label }];
const object = {
  label,
  fields: {
    name: { type: 'text', label },
    kind: { type: 'choice', label, options },
    state: { type: 'choice', label, options, required: true },
  },
} as const;

test('begins with the number of records under the choice that must be made, or as one figure without any', () => {
  const report = firstReport('device', object as never);
  expect(report).toMatchObject({
    label: { zh: '设备数量', en: 'Number of device' },
    chart: 'bar',
    query: { object: 'device', group: [{ field: 'state' }] },
  });
  const figure = firstReport('device', { label, fields: {} });
  expect(figure).toMatchObject({ chart: 'number' });
  expect(figure.query).not.toHaveProperty('group');
  for (const body of [report, figure]) expect(reportSchema.safeParse(body).success).toBe(true);
});

test('names what is reckoned of a field, none twice, and draws amounts as amounts', () => {
  const amount = { type: 'money', label: { zh: '金额', en: 'Amount' } } as const;
  const first = measureOf('account.amount', amount, { aggregate: 'sum', others: [] });
  expect(first).toEqual({
    name: 'account_amount_sum',
    aggregate: 'sum',
    field: 'account.amount',
    label: { zh: '金额合计', en: 'Amount, sum' },
    format: 'money',
  });
  expect(measureOf('account.amount', amount, { aggregate: 'sum', others: [first] }).name).toBe('account_amount_sum_2');
  expect(measureOf('share', { type: 'percent', label }, { aggregate: 'avg', others: [] }).format).toBe('percent');
  expect(countOf([countOf([])]).name).toBe('records_2');
});
