import { defineRole, systemRights } from '@tenon/metadata';

export const administrator = defineRole('administrator', {
  label: { zh: '系统管理员', en: 'Administrator' },
  description: { zh: '全部数据与全部设置', en: 'All data and all settings' },
  objects: {
    '*': {
      ...{ read: 'all', create: true, edit: 'all', delete: 'all', transfer: 'all' },
      ...{ import: true, export: true, bulk: true, print: true, reveal: true },
    },
  },
  system: [...systemRights],
});
