import { defineObject } from '@tenon/metadata';

/** A person who works in the workspace. The field `department` that every object has is here the person's own, and can be set. */
export const user = defineObject('user', {
  label: { zh: '用户', en: 'User' },
  plural: { zh: '用户', en: 'Users' },
  icon: 'user',
  title: 'name',
  fields: {
    name: { type: 'text', label: { zh: '姓名', en: 'Name' }, required: true, maxLength: 100 },
    email: { type: 'email', label: { zh: '邮箱', en: 'E-mail' }, unique: true },
    phone: { type: 'phone', label: { zh: '电话', en: 'Phone' } },
    superior: {
      type: 'user',
      label: { zh: '直属上级', en: 'Superior' },
      help: { zh: '上级可按角色查看下级的记录', en: 'Depending on their role, superiors see the records of those below them' },
      acyclic: true,
    },
    position: { type: 'text', label: { zh: '职位', en: 'Position' }, maxLength: 100 },
    employee_no: { type: 'text', label: { zh: '工号', en: 'Employee no.' }, unique: true, maxLength: 50 },
    active: { type: 'boolean', label: { zh: '在职', en: 'Active' }, default: true, readOnly: true },
  },
  search: ['name', 'email', 'phone', 'employee_no'],
  sort: [{ field: 'name', direction: 'asc' }],
  timeline: false,
  menu: false,
});
