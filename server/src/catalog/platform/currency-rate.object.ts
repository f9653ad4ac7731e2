import { defineObject } from '@tenon/metadata';

/** What a currency is worth from a day on. Amounts are booked at the rate of their record's day. */
export const currencyRate = defineObject('currency_rate', {
  label: { zh: '汇率', en: 'Exchange rate' },
  plural: { zh: '汇率', en: 'Exchange rates' },
  description: {
    zh: '各币种自某日起的汇率；金额按记录当日的汇率记账',
    en: 'What currencies are worth from a day on; an amount is booked at the rate of its record’s day',
  },
  icon: 'coin',
  title: 'name',
  menu: false,
  timeline: false,
  sort: [{ field: 'valid_from', direction: 'desc' }],
  unique: [['currency', 'valid_from']],
  fields: {
    name: {
      type: 'formula',
      label: { zh: '汇率', en: 'Exchange rate' },
      expression: 'currency.code & " " & TEXT(valid_from, "yyyy-mm-dd")',
      result: 'text',
    },
    currency: {
      type: 'relation',
      to: 'currency',
      label: { zh: '币种', en: 'Currency' },
      required: true,
      onDelete: 'cascade',
    },
    valid_from: { type: 'date', label: { zh: '生效日期', en: 'Valid from' }, required: true, default: { today: true } },
    rate: {
      type: 'decimal',
      label: { zh: '汇率', en: 'Rate' },
      help: { zh: '1 个单位等于多少本位币', en: 'Units of base currency for one of this' },
      required: true,
      precision: 20,
      scale: 10,
      min: '0.0000000001',
    },
  },
});
