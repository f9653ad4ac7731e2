import { defineLayout, defineView } from '@tenon/metadata';

export const openLeads = defineView('open_leads', {
  object: 'lead',
  label: { zh: '待跟进线索', en: 'Open leads' },
  type: 'table',
  columns: [
    { field: 'name', width: 140 },
    { field: 'company', width: 220 },
    { field: 'status', width: 110 },
    { field: 'source', width: 120 },
    { field: 'phone', width: 150 },
    { field: 'email', width: 220 },
    { field: 'owner', width: 120 },
    { field: 'created_at', width: 140 },
  ],
  filter: { field: 'status', op: 'notIn', value: ['converted', 'unqualified'] },
  order: 0,
});

export const allLeads = defineView('all_leads', {
  object: 'lead',
  label: { zh: '全部线索', en: 'All leads' },
  type: 'table',
  columns: openLeads.body.columns,
  order: 1,
});

export const leadBoard = defineView('lead_board', {
  object: 'lead',
  label: { zh: '线索看板', en: 'Lead board' },
  type: 'board',
  columns: [{ field: 'company' }, { field: 'source' }, { field: 'owner' }],
  board: { field: 'status' },
  order: 2,
});

export const leadLayout = defineLayout('lead', {
  object: 'lead',
  highlights: ['company', 'status', 'source', 'owner'],
  stage: 'status',
  sections: [
    { id: 'about', label: { zh: '基本信息', en: 'About' }, fields: ['name', 'company', 'title', 'status', 'source', 'owner'] },
    { id: 'reach', label: { zh: '联系方式', en: 'Reach' }, fields: ['phone', 'office_phone', 'email', 'website', 'address'] },
    {
      id: 'company',
      label: { zh: '公司情况', en: 'Company' },
      fields: ['industry', 'employees', 'annual_revenue', 'description', 'external_id'],
    },
    {
      id: 'conversion',
      label: { zh: '转化', en: 'Conversion' },
      fields: ['converted_at', 'converted_account', 'converted_contact', 'converted_deal'],
    },
    { id: 'system', label: { zh: '系统信息', en: 'System' }, fields: ['created_at', 'created_by', 'updated_at', 'updated_by'] },
  ],
  related: [{ object: 'task', via: 'related', columns: ['subject', 'due_on', 'status'] }],
  quickCreate: ['name', 'company', 'phone', 'email', 'source'],
});
