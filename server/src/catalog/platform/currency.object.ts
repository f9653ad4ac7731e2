import { defineObject } from '@tenon/metadata';

/** Currencies other than the base one, and what they are worth. An amount keeps the rate it was booked at. */
export const currency = defineObject('currency', {
  label: { zh: '币种', en: 'Currency' },
  plural: { zh: '币种', en: 'Currencies' },
  description: {
    zh: '本位币以外的币种与汇率；金额按录入时的汇率记账',
    en: 'Currencies besides the base one; amounts keep the rate of the day they were entered',
  },
  icon: 'coin',
  title: 'code',
  menu: false,
  sort: [{ field: 'code', direction: 'asc' }],
  fields: {
    code: {
      type: 'text',
      label: { zh: '代码', en: 'Code' },
      help: { zh: 'ISO 4217 三位字母，如 USD', en: 'Three letters of ISO 4217, such as USD' },
      required: true,
      unique: true,
      maxLength: 3,
    },
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, maxLength: 100 },
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
