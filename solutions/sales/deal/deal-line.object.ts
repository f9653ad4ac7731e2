import { defineObject } from '@tenon/metadata';

export const dealLine = defineObject('deal_line', {
  label: { zh: '产品明细', en: 'Deal line' },
  plural: { zh: '产品明细', en: 'Deal lines' },
  icon: 'list-details',
  title: 'description',
  menu: false,
  activities: false,
  controlledBy: 'deal',
  sort: [{ field: 'created_at', direction: 'asc' }],
  fields: {
    deal: { type: 'relation', to: 'deal', label: { zh: '商机', en: 'Deal' }, required: true, onDelete: 'cascade' },
    product: { type: 'relation', to: 'product', label: { zh: '产品', en: 'Product' }, required: true },
    description: { type: 'text', label: { zh: '说明', en: 'Description' } },
    quantity: {
      type: 'decimal',
      label: { zh: '数量', en: 'Quantity' },
      precision: 18,
      scale: 4,
      min: '0',
      required: true,
      default: '1',
    },
    unit_price: { type: 'money', label: { zh: '单价', en: 'Unit price' } },
    discount: { type: 'percent', label: { zh: '折扣（%）', en: 'Discount (%)' }, default: '0' },
    total: {
      type: 'formula',
      label: { zh: '小计', en: 'Total' },
      expression: 'ROUND(quantity * unit_price * (100 - BLANKVALUE(discount, 0)) / 100, 2)',
      result: 'decimal',
      scale: 2,
      format: 'money',
    },
  },
});
