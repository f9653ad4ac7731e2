import { defineLayout, defineView } from '@tenon/metadata';

export const allAccounts = defineView('all_accounts', {
  object: 'account',
  label: { zh: '全部客户', en: 'All accounts' },
  type: 'table',
  columns: [
    { field: 'name', width: 240 },
    { field: 'level', width: 110 },
    { field: 'status', width: 100 },
    { field: 'industry', width: 120 },
    { field: 'owner', width: 120 },
    { field: 'open_amount', width: 140 },
    { field: 'last_contacted_at', width: 140 },
    { field: 'phone', width: 150 },
    { field: 'updated_at', width: 140 },
  ],
  order: 0,
});

export const myAccounts = defineView('my_accounts', {
  object: 'account',
  label: { zh: '我负责的', en: 'My accounts' },
  type: 'table',
  columns: allAccounts.body.columns,
  filter: { field: 'owner', op: 'eq', value: { me: true } },
  order: 1,
});

export const keyAccounts = defineView('key_accounts', {
  object: 'account',
  label: { zh: '重点客户', en: 'Key accounts' },
  type: 'table',
  columns: allAccounts.body.columns,
  filter: { field: 'level', op: 'eq', value: 'a' },
  order: 2,
});

export const accountBoard = defineView('account_board', {
  object: 'account',
  label: { zh: '按状态', en: 'By status' },
  type: 'board',
  columns: [{ field: 'industry' }, { field: 'owner' }, { field: 'open_amount' }],
  board: { field: 'status' },
  order: 3,
});

export const accountLayout = defineLayout('account', {
  object: 'account',
  highlights: ['level', 'status', 'owner', 'open_amount', 'won_amount', 'last_contacted_at'],
  sections: [
    {
      id: 'about',
      label: { zh: '基本信息', en: 'About' },
      fields: ['name', 'number', 'type', 'status', 'level', 'industry', 'source', 'owner', 'department'],
    },
    { id: 'contact', label: { zh: '联系方式', en: 'Contact' }, fields: ['phone', 'website', 'address', 'location'] },
    {
      id: 'company',
      label: { zh: '企业信息', en: 'Company' },
      fields: ['credit_code', 'employees', 'annual_revenue', 'founded', 'parent', 'external_id'],
    },
    { id: 'notes_and_files', label: { zh: '备注与附件', en: 'Notes and files' }, fields: ['description', 'attachments'] },
    { id: 'system', label: { zh: '系统信息', en: 'System' }, fields: ['created_at', 'created_by', 'updated_at', 'updated_by'] },
  ],
  related: [
    { object: 'contact', via: 'account', columns: ['name', 'title', 'phone', 'email'] },
    { object: 'deal', via: 'account', columns: ['name', 'stage', 'amount', 'expected_close'] },
    {
      object: 'account_contact',
      via: 'account',
      label: { zh: '其他关联人', en: 'People involved' },
      columns: ['contact', 'role', 'decision_maker'],
    },
    { object: 'task', via: 'related', columns: ['subject', 'due_on', 'status'] },
    { object: 'account', via: 'parent', label: { zh: '下级公司', en: 'Subsidiaries' }, columns: ['name', 'status'] },
  ],
  quickCreate: ['name', 'industry', 'phone', 'level', 'owner'],
});
