import { defineExtension } from '@tenon/metadata';

export const accountProjects = defineExtension('object', 'account', {
  fields: { projects: { type: 'relationMany', to: 'project', via: 'account', label: { zh: '项目', en: 'Projects' } } },
});

export const accountPage = defineExtension('layout', 'account', {
  related: [
    { after: 'deal.account', item: { object: 'project', via: 'account', columns: ['name', 'status', 'ends_on', 'hours'] } },
  ],
});

export const repOnProjects = defineExtension('role', 'sales_rep', {
  objects: { project: { read: 'own', create: true, edit: 'own' } },
});
