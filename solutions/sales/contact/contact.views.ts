import { defineLayout, defineView } from '@tenon/metadata';

export const allContacts = defineView('all_contacts', {
  object: 'contact',
  label: { zh: '全部联系人', en: 'All contacts' },
  type: 'table',
  columns: [
    { field: 'name', width: 160 },
    { field: 'account', width: 220 },
    { field: 'title', width: 140 },
    { field: 'phone', width: 150 },
    { field: 'email', width: 220 },
    { field: 'decision_maker', width: 110 },
    { field: 'owner', width: 120 },
    { field: 'updated_at', width: 140 },
  ],
  order: 0,
});

export const decisionMakers = defineView('decision_makers', {
  object: 'contact',
  label: { zh: '关键决策人', en: 'Decision makers' },
  type: 'table',
  columns: allContacts.body.columns,
  filter: { field: 'decision_maker', op: 'eq', value: true },
  order: 1,
});

export const contactLayout = defineLayout('contact', {
  object: 'contact',
  highlights: ['account', 'title', 'phone', 'owner'],
  sections: [
    {
      id: 'about',
      label: { zh: '基本信息', en: 'About' },
      fields: ['name', 'account', 'title', 'unit', 'decision_maker', 'employment', 'owner'],
    },
    {
      id: 'reach',
      label: { zh: '联系方式', en: 'Reach' },
      fields: ['phone', 'office_phone', 'email', 'wechat', 'preferred_channel'],
    },
    { id: 'more', label: { zh: '其他', en: 'More' }, fields: ['birthday', 'source', 'description', 'external_id'] },
    { id: 'system', label: { zh: '系统信息', en: 'System' }, fields: ['created_at', 'created_by', 'updated_at', 'updated_by'] },
  ],
  related: [
    {
      object: 'account_contact',
      via: 'contact',
      label: { zh: '参与的客户', en: 'Involved at' },
      columns: ['account', 'role', 'decision_maker'],
    },
    { object: 'deal_contact', via: 'contact', label: { zh: '参与的商机', en: 'Involved in deals' }, columns: ['deal', 'role'] },
    { object: 'task', via: 'related', columns: ['subject', 'due_on', 'status'] },
  ],
  quickCreate: ['name', 'account', 'phone', 'email', 'title'],
});
