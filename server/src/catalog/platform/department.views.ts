import { defineLayout, defineView } from '@tenon/metadata';

export const allDepartments = defineView('all_departments', {
  object: 'department',
  label: { zh: '全部部门', en: 'All departments' },
  type: 'table',
  columns: [{ field: 'name' }, { field: 'parent' }, { field: 'head' }],
});

export const departmentLayout = defineLayout('department', {
  object: 'department',
  highlights: ['parent', 'head'],
  sections: [{ id: 'details', label: { zh: '基本信息', en: 'Details' }, fields: ['name', 'parent', 'head'] }],
  related: [
    { object: 'department', via: 'parent', label: { zh: '下级部门', en: 'Departments below' }, columns: ['name', 'head'] },
    { object: 'user', via: 'department', columns: ['name', 'position', 'superior'] },
  ],
  quickCreate: ['name', 'parent', 'head'],
});
