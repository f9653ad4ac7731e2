import { defineRole } from '@tenon/metadata';

/** Own customers and deals; the catalogue and colleagues can be looked up. */
export const salesRep = defineRole('sales_rep', {
  label: { zh: '销售代表', en: 'Sales rep' },
  description: { zh: '管理自己的线索、客户和商机', en: 'Works own leads, accounts and deals' },
  objects: {
    account: { read: 'own', create: true, edit: 'own', delete: 'own', bulk: true, export: true },
    contact: { read: 'own', create: true, edit: 'own', delete: 'own', bulk: true, export: true },
    account_contact: { read: 'own', create: true, edit: 'own', delete: 'own' },
    lead: { read: 'own', create: true, edit: 'own', delete: 'own', bulk: true, export: true },
    deal: { read: 'own', create: true, edit: 'own', delete: 'own', bulk: true, export: true },
    deal_line: { read: 'own', create: true, edit: 'own', delete: 'own' },
    deal_contact: { read: 'own', create: true, edit: 'own', delete: 'own' },
    deal_stage_entry: { read: 'own' },
    follow_up: { read: 'own', create: true, edit: 'own', delete: 'own' },
    task: { read: 'own', create: true, edit: 'own', delete: 'own', transfer: 'own', bulk: true },
    product: { read: 'all' },
    user: { read: 'all' },
    department: { read: 'all' },
  },
  fields: { 'user.phone': 'read', 'user.email': 'read' },
});

/** Everything of the department and everyone below. */
export const salesManager = defineRole('sales_manager', {
  label: { zh: '销售经理', en: 'Sales manager' },
  description: { zh: '管理本部门及下属部门的全部业务', en: 'Runs the department and those below it' },
  objects: {
    account: {
      read: 'departmentAndBelow',
      create: true,
      edit: 'departmentAndBelow',
      delete: 'departmentAndBelow',
      transfer: 'departmentAndBelow',
      import: true,
      export: true,
      bulk: true,
    },
    contact: {
      read: 'departmentAndBelow',
      create: true,
      edit: 'departmentAndBelow',
      delete: 'departmentAndBelow',
      transfer: 'departmentAndBelow',
      import: true,
      export: true,
      bulk: true,
    },
    account_contact: { read: 'departmentAndBelow', create: true, edit: 'departmentAndBelow', delete: 'departmentAndBelow' },
    lead: {
      read: 'departmentAndBelow',
      create: true,
      edit: 'departmentAndBelow',
      delete: 'departmentAndBelow',
      transfer: 'departmentAndBelow',
      import: true,
      export: true,
      bulk: true,
    },
    deal: {
      read: 'departmentAndBelow',
      create: true,
      edit: 'departmentAndBelow',
      delete: 'departmentAndBelow',
      transfer: 'departmentAndBelow',
      import: true,
      export: true,
      bulk: true,
    },
    deal_line: { read: 'departmentAndBelow', create: true, edit: 'departmentAndBelow', delete: 'departmentAndBelow' },
    deal_contact: { read: 'departmentAndBelow', create: true, edit: 'departmentAndBelow', delete: 'departmentAndBelow' },
    deal_stage_entry: { read: 'departmentAndBelow' },
    follow_up: { read: 'departmentAndBelow', create: true, edit: 'own', delete: 'own', export: true },
    task: {
      read: 'departmentAndBelow',
      create: true,
      edit: 'departmentAndBelow',
      delete: 'departmentAndBelow',
      transfer: 'departmentAndBelow',
      bulk: true,
      export: true,
    },
    product: { read: 'all', create: true, edit: 'all', import: true, export: true },
    user: { read: 'all' },
    department: { read: 'all' },
  },
  system: ['shareViews'],
});

/** Sees everything, changes nothing. */
export const executive = defineRole('executive', {
  label: { zh: '高层管理', en: 'Executive' },
  description: { zh: '查看全部数据和看板', en: 'Sees all records and dashboards' },
  objects: { '*': { read: 'all', export: true } },
});
