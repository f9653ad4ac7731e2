import { defineLayout, defineView } from '@tenon/metadata';

export const runningProjects = defineView('running_projects', {
  object: 'project',
  label: { zh: '进行中的项目', en: 'Running projects' },
  type: 'table',
  columns: [
    { field: 'name', width: 260 },
    { field: 'account', width: 220 },
    { field: 'status', width: 110 },
    { field: 'owner', width: 120 },
    { field: 'ends_on', width: 120 },
    { field: 'hours', width: 120 },
    { field: 'hours_left', width: 120 },
  ],
  filter: { field: 'status', op: 'in', value: ['planned', 'running'] },
  sort: [{ field: 'ends_on', direction: 'asc' }],
  empty: { zh: '没有进行中的项目', en: 'No project is running' },
  order: 0,
});

export const projectBoard = defineView('project_board', {
  object: 'project',
  label: { zh: '按状态', en: 'By status' },
  type: 'board',
  columns: [{ field: 'account' }, { field: 'ends_on' }, { field: 'hours_left' }],
  board: { field: 'status' },
  order: 1,
});

export const allProjects = defineView('all_projects', {
  object: 'project',
  label: { zh: '全部项目', en: 'All projects' },
  type: 'table',
  columns: runningProjects.body.columns,
  order: 2,
});

export const projectLayout = defineLayout('project', {
  object: 'project',
  highlights: ['account', 'owner', 'ends_on', 'hours', 'hours_left'],
  stage: 'status',
  sections: [
    {
      id: 'about',
      label: { zh: '基本信息', en: 'About' },
      fields: ['name', 'number', 'account', 'status', 'owner', 'department'],
    },
    {
      id: 'plan',
      label: { zh: '计划与工时', en: 'Plan and hours' },
      fields: ['starts_on', 'ends_on', 'finished_on', 'budget_hours', 'hours', 'hours_left'],
      cells: { finished_on: { when: 'IN(status, "done", "stopped")' } },
    },
    { id: 'details', label: { zh: '说明', en: 'Details' }, fields: ['description'] },
  ],
  related: [
    { object: 'milestone', via: 'project', columns: ['name', 'due_on', 'status'] },
    { object: 'time_entry', via: 'project', columns: ['note', 'worked_on', 'hours', 'owner'] },
  ],
  quickCreate: ['name', 'account', 'status', 'starts_on', 'ends_on', 'budget_hours', 'owner'],
});
