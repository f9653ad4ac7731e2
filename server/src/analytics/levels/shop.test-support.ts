import { defineObject, defineRole } from '@tenon/metadata';

const label = { zh: '测试', en: 'Test' };
const plain = { icon: 'box', title: 'name', label } as const;
const name = { type: 'text', label, required: true } as const;
const options = (...values: string[]) => values.map((value) => ({ value, label: { zh: value, en: value } }));

/** Customers with orders and visits, and lines below the orders: two kinds of many, one of them two steps deep. */
export const shopObjects = [
  defineObject('customer', {
    ...plain,
    fields: {
      name,
      kind: { type: 'choice', label, options: options('key', 'small') },
      size: { type: 'integer', label },
      since: { type: 'date', label },
      secret: { type: 'integer', label },
      orders: { type: 'relationMany', label, to: 'shop_order', via: 'customer' },
      visits: { type: 'relationMany', label, to: 'visit', via: 'customer' },
      friends: { type: 'manyToMany', label, to: 'customer' },
    },
  }),
  defineObject('shop_order', {
    ...plain,
    fields: {
      name,
      customer: { type: 'relation', label, to: 'customer', onDelete: 'clear' },
      amount: { type: 'decimal', label, scale: 2 },
      placed: { type: 'date', label },
      at: { type: 'datetime', label },
      lines: { type: 'relationMany', label, to: 'order_line', via: 'order' },
    },
  }),
  defineObject('order_line', {
    ...plain,
    fields: { name, order: { type: 'relation', label, to: 'shop_order' }, pieces: { type: 'integer', label } },
  }),
  defineObject('visit', {
    ...plain,
    fields: { name, customer: { type: 'relation', label, to: 'customer' }, day: { type: 'date', label } },
  }),
  defineRole('keeper', {
    label,
    objects: {
      customer: { read: 'all' },
      shop_order: { read: 'own' },
      order_line: { read: 'all' },
      visit: { read: 'all' },
      user: { read: 'all' },
    },
    fields: { 'customer.secret': 'hidden' },
  }),
  defineRole('visitor', {
    label,
    objects: { customer: { read: 'own' }, visit: { read: 'all' }, user: { read: 'all' } },
  }),
  defineRole('clerk', {
    label,
    objects: {
      customer: { read: 'subordinates' },
      shop_order: { read: 'subordinates' },
      order_line: { read: 'all' },
      visit: { read: 'subordinates' },
      user: { read: 'all' },
    },
  }),
];
