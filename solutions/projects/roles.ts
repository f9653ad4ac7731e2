import { defineRole } from '@tenon/metadata';

export const projectMember = defineRole('project_member', {
  label: { zh: '项目成员', en: 'Project member' },
  description: { zh: '查看全部项目，管理自己的项目，记录工时', en: 'Sees all projects, runs own ones and logs time' },
  objects: {
    account: { read: 'all' },
    project: { read: 'all', create: true, edit: 'own', export: true },
    milestone: { read: 'all', create: true, edit: 'all', delete: 'all' },
    time_entry: { read: 'all', create: true, edit: 'own', delete: 'own', bulk: true, import: true, export: true },
    user: { read: 'all' },
    department: { read: 'all' },
  },
});
