import { defineApp } from '@tenon/metadata';

export const salesApp = defineApp('sales', {
  label: { zh: '销售', en: 'Sales' },
  icon: 'target-arrow',
  order: 1,
  menu: [{ id: 'records', objects: ['lead', 'account', 'contact', 'deal', 'follow_up', 'task', 'product'] }],
  objects: ['account_contact', 'deal_line', 'deal_contact', 'deal_stage_entry'],
  dashboards: ['pipeline'],
  main: ['lead', 'account', 'contact', 'deal'],
  tabs: ['account'],
  shortcuts: [
    { object: 'lead', key: 'l' },
    { object: 'account', key: 'c' },
    { object: 'contact', key: 'p' },
    { object: 'deal', key: 'd' },
    { object: 'task', key: 't' },
  ],
  home: [
    { id: 'figures', card: 'figures', dashboard: 'pipeline' },
    { id: 'next', card: 'nextSteps', view: 'deal_board' },
    {
      id: 'todos',
      card: 'todos',
      object: 'task',
      due: 'due_on',
      open: { field: 'status', op: 'in', value: ['open', 'doing'] },
      done: { status: 'done' },
      about: 'related',
    },
    { id: 'stages', card: 'stages', view: 'deal_board' },
    { id: 'first_steps', card: 'firstSteps', side: true },
    { id: 'recent', card: 'recent', side: true },
  ],
  firstSteps: [
    { id: 'account', step: 'create', object: 'account' },
    { id: 'follow_up', step: 'create', object: 'follow_up', label: { zh: '记一条跟进记录', en: 'Log a follow-up' } },
    { id: 'move', step: 'move', object: 'deal' },
    { id: 'import', step: 'import', object: 'account', minutes: 2 },
    { id: 'view', step: 'view', object: 'deal' },
  ],
});
