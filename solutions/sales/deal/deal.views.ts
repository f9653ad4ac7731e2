import { defineLayout, defineView } from '@tenon/metadata';

export const openDeals = defineView('open_deals', {
  object: 'deal',
  label: { zh: '进行中', en: 'Open deals' },
  type: 'table',
  columns: [
    { field: 'name', width: 240 },
    { field: 'account', width: 200 },
    { field: 'stage', width: 130 },
    { field: 'amount', width: 130 },
    { field: 'probability', width: 90 },
    { field: 'expected_close', width: 120 },
    { field: 'owner', width: 120 },
    { field: 'next_step', width: 180 },
    { field: 'updated_at', width: 140 },
  ],
  filter: { field: 'status', op: 'eq', value: 'open' },
  totals: [{ field: 'amount', aggregate: 'sum' }],
  order: 0,
});

export const dealBoard = defineView('deal_board', {
  object: 'deal',
  label: { zh: '直销看板', en: 'Direct sales board' },
  type: 'board',
  columns: [{ field: 'account' }, { field: 'amount' }, { field: 'expected_close' }, { field: 'owner' }],
  filter: { field: 'pipeline', op: 'eq', value: 'direct' },
  board: { field: 'stage', sum: 'amount', weighted: 'weighted_amount', next: 'next_contact_on' },
  order: 1,
});

export const myDeals = defineView('my_deals', {
  object: 'deal',
  label: { zh: '我负责的', en: 'My deals' },
  type: 'table',
  columns: openDeals.body.columns,
  filter: { field: 'owner', op: 'eq', value: { me: true } },
  totals: [{ field: 'amount', aggregate: 'sum' }],
  order: 2,
});

export const closingThisMonth = defineView('closing_this_month', {
  object: 'deal',
  label: { zh: '本月预计成交', en: 'Closing this month' },
  type: 'table',
  columns: openDeals.body.columns,
  filter: {
    and: [
      { field: 'status', op: 'eq', value: 'open' },
      { field: 'expected_close', op: 'within', value: 'thisMonth' },
    ],
  },
  sort: [{ field: 'expected_close', direction: 'asc' }],
  totals: [{ field: 'amount', aggregate: 'sum' }],
  order: 3,
});

export const wonDeals = defineView('won_deals', {
  object: 'deal',
  label: { zh: '已赢单', en: 'Won deals' },
  type: 'table',
  columns: [
    { field: 'name', width: 240 },
    { field: 'account', width: 200 },
    { field: 'amount', width: 130 },
    { field: 'product', width: 140 },
    { field: 'closed_on', width: 120 },
    { field: 'cycle_days', width: 120 },
    { field: 'owner', width: 120 },
  ],
  filter: { field: 'status', op: 'eq', value: 'won' },
  sort: [{ field: 'closed_on', direction: 'desc' }],
  totals: [{ field: 'amount', aggregate: 'sum' }],
  order: 4,
});

export const allDeals = defineView('all_deals', {
  object: 'deal',
  label: { zh: '全部商机', en: 'All deals' },
  type: 'table',
  columns: [...openDeals.body.columns, { field: 'status', width: 100 }, { field: 'closed_on', width: 120 }],
  totals: [{ field: 'amount', aggregate: 'sum' }],
  order: 5,
});

export const dealLayout = defineLayout('deal', {
  object: 'deal',
  highlights: ['amount', 'account', 'owner', 'expected_close', 'next_contact_on'],
  stage: 'stage',
  sections: [
    {
      id: 'about',
      label: { zh: '商机信息', en: 'About' },
      fields: [
        'name',
        'number',
        'account',
        'pipeline',
        'stage',
        'amount',
        'probability',
        'weighted_amount',
        'expected_close',
        'owner',
        'department',
      ],
    },
    {
      id: 'progress',
      label: { zh: '进展', en: 'Progress' },
      fields: ['next_step', 'next_contact_on', 'started_on', 'closed_on', 'cycle_days', 'status'],
    },
    { id: 'loss', label: { zh: '输单', en: 'Loss' }, when: 'status = "lost"', fields: ['loss_reason'] },
    {
      id: 'more',
      label: { zh: '更多', en: 'More' },
      fields: ['product', 'lines_total', 'source', 'description', 'attachments', 'external_id'],
    },
    { id: 'lines', label: { zh: '产品明细', en: 'Lines' }, modes: ['create'], fields: ['lines'] },
    { id: 'system', label: { zh: '系统信息', en: 'System' }, fields: ['created_at', 'created_by', 'updated_at', 'updated_by'] },
  ],
  related: [
    { object: 'deal_line', via: 'deal', columns: ['product', 'quantity', 'unit_price', 'discount', 'total'] },
    { object: 'deal_contact', via: 'deal', columns: ['contact', 'role'] },
    { object: 'task', via: 'related', columns: ['subject', 'due_on', 'status'] },
  ],
  quickCreate: ['name', 'account', 'amount', 'expected_close', 'pipeline', 'stage'],
  variants: [
    {
      id: 'phone',
      label: { zh: '手机', en: 'Phone' },
      screen: 'phone',
      hide: { sections: ['system'] },
      highlights: ['amount', 'account', 'expected_close'],
    },
  ],
});

export const dealLineLayout = defineLayout('deal_line', {
  object: 'deal_line',
  highlights: ['deal', 'total'],
  sections: [
    {
      id: 'line',
      label: { zh: '明细', en: 'Line' },
      fields: ['deal', 'product', 'description', 'quantity', 'unit_price', 'discount', 'total'],
    },
  ],
  related: [],
  quickCreate: ['deal', 'product', 'quantity', 'unit_price', 'discount'],
});
