import { defineLayout, defineView } from '@tenon/metadata';

export const allUsers = defineView('all_users', {
  object: 'user',
  label: { zh: '全部用户', en: 'All users' },
  type: 'table',
  columns: ['name', 'email', 'phone', 'department', 'superior', 'position', 'active'].map((field) => ({ field })),
});

export const userLayout = defineLayout('user', {
  object: 'user',
  highlights: ['position', 'department', 'superior'],
  sections: [
    {
      id: 'details',
      label: { zh: '基本信息', en: 'Details' },
      fields: ['name', 'email', 'phone', 'position', 'employee_no', 'department', 'superior', 'active'],
    },
  ],
  related: [
    {
      object: 'user',
      via: 'superior',
      label: { zh: '直属下级', en: 'Direct reports' },
      columns: ['name', 'position', 'department'],
    },
  ],
  quickCreate: ['name', 'email', 'department', 'superior', 'position'],
});
