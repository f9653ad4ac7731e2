import { defineObject } from '@tenon/metadata';

export const department = defineObject('department', {
  label: { zh: '部门', en: 'Department' },
  plural: { zh: '部门', en: 'Departments' },
  icon: 'sitemap',
  title: 'name',
  fields: {
    name: { type: 'text', label: { zh: '部门名称', en: 'Name' }, required: true, maxLength: 100 },
    parent: { type: 'relation', to: 'department', label: { zh: '上级部门', en: 'Parent department' }, acyclic: true },
    head: { type: 'user', label: { zh: '部门负责人', en: 'Head' } },
  },
  sort: [{ field: 'name', direction: 'asc' }],
  timeline: false,
  menu: false,
});
