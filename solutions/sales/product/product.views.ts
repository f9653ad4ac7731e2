import { defineLayout, defineView } from '@tenon/metadata';

export const allProducts = defineView('all_products', {
  object: 'product',
  label: { zh: '全部产品', en: 'All products' },
  type: 'table',
  columns: [
    { field: 'name', width: 220 },
    { field: 'code', width: 120 },
    { field: 'series', width: 120 },
    { field: 'price', width: 130 },
    { field: 'unit', width: 90 },
    { field: 'on_sale', width: 90 },
  ],
});

export const productLayout = defineLayout('product', {
  object: 'product',
  highlights: ['price', 'series', 'on_sale'],
  sections: [
    {
      id: 'about',
      label: { zh: '产品信息', en: 'About' },
      fields: ['name', 'code', 'series', 'price', 'unit', 'on_sale', 'description', 'external_id'],
    },
  ],
  related: [{ object: 'deal', via: 'product', columns: ['name', 'account', 'stage', 'amount'] }],
  quickCreate: ['name', 'price', 'unit', 'series'],
});
