import { defineLayout, defineView } from '@tenon/metadata';

export const allCurrencies = defineView('all_currencies', {
  object: 'currency',
  label: { zh: '全部币种', en: 'All currencies' },
  type: 'table',
  columns: [
    { field: 'code', width: 120 },
    { field: 'name', width: 200 },
    { field: 'rate', width: 160 },
    { field: 'updated_at', width: 160 },
    { field: 'updated_by', width: 140 },
  ],
});

export const currencyLayout = defineLayout('currency', {
  object: 'currency',
  highlights: ['rate'],
  sections: [{ label: { zh: '币种', en: 'Currency' }, fields: ['code', 'name', 'rate', 'updated_at', 'updated_by'] }],
  related: [],
  quickCreate: ['code', 'name', 'rate'],
});
