import { defineObject } from '@tenon/metadata';

export const task = defineObject('task', {
  label: { zh: '任务', en: 'Task' },
  plural: { zh: '任务', en: 'Tasks' },
  icon: 'checkbox',
  order: 6,
  title: 'subject',
  timeline: false,
  activity: { related: 'related', at: 'created_at', text: 'subject' },
  subtitle: ['related'],
  figure: 'due_on',
  sort: [{ field: 'due_on', direction: 'asc' }],
  fields: {
    // Holds the name of a deal or an account, and what is to be done about it.
    subject: { type: 'text', label: { zh: '任务', en: 'Task' }, required: true, maxLength: 400 },
    due_on: { type: 'date', label: { zh: '截止日期', en: 'Due' } },
    status: {
      type: 'choice',
      label: { zh: '状态', en: 'Status' },
      default: 'open',
      options: [
        { value: 'open', label: { zh: '待办', en: 'To do' }, color: 'blue', sets: { done_on: null } },
        { value: 'doing', label: { zh: '进行中', en: 'In progress' }, color: 'orange', sets: { done_on: null } },
        { value: 'done', label: { zh: '已完成', en: 'Done' }, color: 'green', sets: { done_on: { today: true } } },
        { value: 'cancelled', label: { zh: '已取消', en: 'Cancelled' }, color: 'gray' },
      ],
    },
    priority: {
      type: 'choice',
      label: { zh: '优先级', en: 'Priority' },
      default: 'normal',
      options: [
        { value: 'high', label: { zh: '高', en: 'High' }, color: 'red' },
        { value: 'normal', label: { zh: '中', en: 'Normal' }, color: 'gray' },
        { value: 'low', label: { zh: '低', en: 'Low' }, color: 'gray' },
      ],
    },
    related: { type: 'polymorphic', to: ['*'], label: { zh: '关联', en: 'Related to' } },
    done_on: { type: 'date', label: { zh: '完成日期', en: 'Done on' } },
    description: { type: 'longText', label: { zh: '说明', en: 'Details' } },
  },
});
