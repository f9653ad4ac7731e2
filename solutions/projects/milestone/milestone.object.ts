import { defineObject, defineView } from '@tenon/metadata';

export const milestone = defineObject('milestone', {
  label: { zh: '里程碑', en: 'Milestone' },
  plural: { zh: '里程碑', en: 'Milestones' },
  icon: 'flag',
  title: 'name',
  subtitle: ['project'],
  figure: 'due_on',
  controlledBy: 'project',
  sort: [{ field: 'due_on', direction: 'asc' }],
  fields: {
    name: { type: 'text', label: { zh: '里程碑', en: 'Milestone' }, required: true, maxLength: 200 },
    project: { type: 'relation', to: 'project', label: { zh: '项目', en: 'Project' }, required: true, onDelete: 'cascade' },
    due_on: { type: 'date', label: { zh: '计划日期', en: 'Due' }, required: true },
    status: {
      type: 'choice',
      label: { zh: '状态', en: 'Status' },
      required: true,
      default: 'open',
      options: [
        { value: 'open', label: { zh: '未达成', en: 'Open' }, color: 'orange', sets: { reached_on: null } },
        { value: 'reached', label: { zh: '已达成', en: 'Reached' }, color: 'green', sets: { reached_on: { today: true } } },
      ],
    },
    reached_on: { type: 'date', label: { zh: '达成日期', en: 'Reached on' } },
  },
});

export const openMilestones = defineView('open_milestones', {
  object: 'milestone',
  label: { zh: '未达成的里程碑', en: 'Open milestones' },
  type: 'table',
  columns: [
    { field: 'name', width: 260 },
    { field: 'project', width: 240 },
    { field: 'due_on', width: 120 },
    { field: 'status', width: 110 },
    { field: 'owner', width: 120 },
  ],
  filter: { field: 'status', op: 'eq', value: 'open' },
  order: 0,
});
