import { expect, test } from 'vitest';
import { reportChoices } from './report-choices.ts';

const label = { zh: '月度', en: 'By month' };

test('a page may show reports over records that lead to it, by each way', () => {
  const definitions = [
    {
      kind: 'object',
      name: 'deal',
      body: {
        fields: {
          account: { type: 'relation', to: 'account' },
          partner: { type: 'relation', to: 'account' },
          name: { type: 'text' },
        },
      },
    },
    { kind: 'object', name: 'account', body: { fields: {} } },
    { kind: 'report', name: 'won', body: { label, query: { object: 'deal' } } },
    { kind: 'report', name: 'people', body: { label, query: { object: 'contact' } } },
  ];
  expect(reportChoices(definitions, 'account')).toEqual([
    { report: 'won', via: 'account', label },
    { report: 'won', via: 'partner', label },
  ]);
  expect(reportChoices(definitions, 'deal')).toEqual([]);
});
