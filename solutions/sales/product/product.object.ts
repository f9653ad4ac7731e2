import { defineObject } from '@tenon/metadata';

export const product = defineObject('product', {
  label: { zh: '产品', en: 'Product' },
  plural: { zh: '产品', en: 'Products' },
  icon: 'package',
  order: 7,
  title: 'name',
  activities: false,
  fields: {
    name: { type: 'text', label: { zh: '产品名称', en: 'Product name' }, required: true, unique: true },
    code: { type: 'text', label: { zh: '产品编码', en: 'SKU' }, maxLength: 64 },
    series: { type: 'text', label: { zh: '系列', en: 'Series' } },
    price: { type: 'money', label: { zh: '标准价', en: 'List price' } },
    unit: {
      type: 'choice',
      label: { zh: '单位', en: 'Unit' },
      options: [
        { value: 'set', label: { zh: '套', en: 'Set' } },
        { value: 'piece', label: { zh: '个', en: 'Piece' } },
        { value: 'unit', label: { zh: '台', en: 'Unit' } },
        { value: 'year', label: { zh: '年', en: 'Year' } },
        { value: 'day', label: { zh: '人天', en: 'Person-day' } },
      ],
    },
    on_sale: { type: 'boolean', label: { zh: '上架', en: 'On sale' }, default: true },
    description: { type: 'longText', label: { zh: '说明', en: 'Description' } },
    external_id: { type: 'text', label: { zh: '外部标识', en: 'External ID' }, unique: true },
  },
  subtitle: ['code'],
  figure: 'price',
  search: ['name', 'code'],
  sort: [{ field: 'name', direction: 'asc' }],
});
