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
  activities: false,
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
      help: {
        zh: '1 个单位等于多少本位币；修改后自今天起生效，以往日期见下方“汇率”',
        en: 'Units of base currency for one of this; a change counts from today on, other days have rates of their own below',
      },
      required: true,
      precision: 20,
      scale: 10,
      min: '0.0000000001',
    },
    archived: {
      type: 'boolean',
      label: { zh: '已停用', en: 'Archived' },
      help: { zh: '不再供选择；已有金额不变，仍可修改', en: 'No longer offered; amounts in it stay, and can still be edited' },
    },
    rates: { type: 'relationMany', to: 'currency_rate', via: 'currency', label: { zh: '汇率', en: 'Exchange rates' } },
  },
});
