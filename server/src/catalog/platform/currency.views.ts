import { defineLayout, defineView } from '@tenon/metadata';

export const allCurrencies = defineView('all_currencies', {
  object: 'currency',
  label: { zh: '全部币种', en: 'All currencies' },
  type: 'table',
  columns: [
    { field: 'code', width: 120 },
    { field: 'name', width: 200 },
    { field: 'rate', width: 160 },
    { field: 'archived', width: 100 },
    { field: 'updated_at', width: 160 },
    { field: 'updated_by', width: 140 },
  ],
});

export const currencyLayout = defineLayout('currency', {
  object: 'currency',
  highlights: ['rate'],
  sections: [
    {
      id: 'currency',
      label: { zh: '币种', en: 'Currency' },
      fields: ['code', 'name', 'rate', 'archived', 'updated_at', 'updated_by'],
    },
  ],
  related: [{ object: 'currency_rate', via: 'currency', columns: ['valid_from', 'rate', 'updated_by'] }],
  quickCreate: ['code', 'name', 'rate'],
});

export const allCurrencyRates = defineView('all_currency_rates', {
  object: 'currency_rate',
  label: { zh: '全部汇率', en: 'All exchange rates' },
  type: 'table',
  columns: [
    { field: 'currency', width: 120 },
    { field: 'valid_from', width: 140 },
    { field: 'rate', width: 160 },
    { field: 'updated_by', width: 140 },
  ],
});

export const currencyRateLayout = defineLayout('currency_rate', {
  object: 'currency_rate',
  highlights: ['currency', 'valid_from', 'rate'],
  sections: [{ id: 'exchange_rate', label: { zh: '汇率', en: 'Exchange rate' }, fields: ['currency', 'valid_from', 'rate'] }],
  related: [],
  quickCreate: ['currency', 'valid_from', 'rate'],
});
