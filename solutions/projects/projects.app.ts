import { defineApp } from '@tenon/metadata';

export const projectsApp = defineApp('projects', {
  label: { zh: '项目', en: 'Projects' },
  icon: 'briefcase',
  order: 2,
  menu: [{ id: 'records', objects: ['project', 'milestone', 'time_entry'] }],
  main: ['project', 'time_entry'],
  tabs: ['project', 'time_entry'],
  shortcuts: [
    { object: 'project', key: 'm' },
    { object: 'time_entry', key: 'u' },
  ],
  home: [
    { id: 'running', card: 'records', view: 'running_projects' },
    {
      id: 'milestones',
      card: 'todos',
      label: { zh: '到期的里程碑', en: 'Milestones that are due' },
      object: 'milestone',
      due: 'due_on',
      open: { field: 'status', op: 'eq', value: 'open' },
      done: { status: 'reached' },
      about: 'project',
    },
    { id: 'first_steps', card: 'firstSteps', side: true },
    { id: 'recent', card: 'recent', side: true },
  ],
  firstSteps: [
    { id: 'project', step: 'create', object: 'project' },
    { id: 'time', step: 'create', object: 'time_entry', label: { zh: '记录第一笔工时', en: 'Log your first hours' } },
  ],
});
