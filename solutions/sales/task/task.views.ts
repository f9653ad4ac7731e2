import { defineLayout, defineView } from '@tenon/metadata';

export const myTasks = defineView('my_tasks', {
  object: 'task',
  label: { zh: '我的待办', en: 'My tasks' },
  type: 'table',
  columns: [
    { field: 'subject', width: 280 },
    { field: 'status', width: 100 },
    { field: 'priority', width: 90 },
    { field: 'due_on', width: 120 },
    { field: 'related', width: 200 },
    { field: 'owner', width: 120 },
  ],
  filter: {
    and: [
      { field: 'owner', op: 'eq', value: { me: true } },
      { field: 'status', op: 'in', value: ['open', 'doing'] },
    ],
  },
  empty: { zh: '没有要做的 ✓', en: 'Nothing to do ✓' },
  order: 0,
});

export const allTasks = defineView('all_tasks', {
  object: 'task',
  label: { zh: '全部任务', en: 'All tasks' },
  type: 'table',
  columns: myTasks.body.columns,
  order: 1,
});

export const taskBoard = defineView('task_board', {
  object: 'task',
  label: { zh: '任务看板', en: 'Task board' },
  type: 'board',
  columns: [{ field: 'priority' }, { field: 'due_on' }, { field: 'related' }, { field: 'owner' }],
  board: { field: 'status' },
  order: 2,
});

export const taskLayout = defineLayout('task', {
  object: 'task',
  highlights: ['status', 'due_on', 'related', 'owner'],
  stage: 'status',
  sections: [
    {
      id: 'task',
      label: { zh: '任务', en: 'Task' },
      fields: ['subject', 'status', 'priority', 'due_on', 'done_on', 'related', 'owner', 'description'],
    },
  ],
  related: [],
  quickCreate: ['subject', 'due_on', 'priority', 'related', 'owner'],
});
