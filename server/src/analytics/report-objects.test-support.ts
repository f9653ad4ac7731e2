import { defineObject, defineRole } from '@tenon/metadata';

const stages = [
  { value: 'first', label: { zh: '一', en: 'First' }, kind: 'open' as const },
  { value: 'second', label: { zh: '二', en: 'Second' }, kind: 'open' as const },
  { value: 'won', label: { zh: '赢', en: 'Won' }, kind: 'won' as const },
  { value: 'lost', label: { zh: '输', en: 'Lost' }, kind: 'lost' as const },
];

/** A pipeline small enough to count by hand. */
export const reportObjects = [
  defineObject('sale', {
    label: { zh: '销售', en: 'Sale' },
    icon: 'target',
    title: 'name',
    track: {
      field: 'stage',
      into: 'sale_stage',
      value: 'stage',
      enteredAt: 'entered_at',
      leftAt: 'left_at',
      enteredBy: 'entered_by',
    },
    fields: {
      name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
      stage: { type: 'choice', label: { zh: '阶段', en: 'Stage' }, options: stages },
      amount: { type: 'money', label: { zh: '金额', en: 'Amount' } },
      secret: { type: 'integer', label: { zh: '秘密', en: 'Secret' } },
      closed_on: { type: 'date', label: { zh: '结束', en: 'Closed' } },
      seen_at: { type: 'datetime', label: { zh: '看到', en: 'Seen' } },
    },
  }),
  defineObject('sale_stage', {
    label: { zh: '阶段历史', en: 'Stage history' },
    icon: 'history',
    title: 'stage',
    controlledBy: 'sale',
    fields: {
      sale: { type: 'relation', to: 'sale', label: { zh: '销售', en: 'Sale' }, readOnly: true, onDelete: 'cascade' },
      stage: { type: 'text', label: { zh: '阶段', en: 'Stage' }, readOnly: true },
      entered_at: { type: 'datetime', label: { zh: '进入', en: 'Entered' }, readOnly: true },
      left_at: { type: 'datetime', label: { zh: '离开', en: 'Left' }, readOnly: true },
      entered_by: { type: 'user', label: { zh: '谁', en: 'By' }, readOnly: true },
    },
  }),
  defineRole('seller', {
    label: { zh: '销售', en: 'Seller' },
    objects: { sale: { read: 'own', create: true, edit: 'own' }, sale_stage: { read: 'own' }, user: { read: 'all' } },
    fields: { 'sale.secret': 'hidden' },
  }),
];
