import { defineLayout, defineObject, defineView } from '@tenon/metadata';

export const timeEntry = defineObject('time_entry', {
  label: { zh: '工时', en: 'Time entry' },
  plural: { zh: '工时', en: 'Time entries' },
  icon: 'clock',
  title: 'note',
  subtitle: ['project'],
  figure: 'hours',
  timeline: false,
  sort: [{ field: 'worked_on', direction: 'desc' }],
  fields: {
    note: { type: 'text', label: { zh: '做了什么', en: 'What was done' }, required: true, maxLength: 400 },
    project: { type: 'relation', to: 'project', label: { zh: '项目', en: 'Project' }, required: true, onDelete: 'cascade' },
    worked_on: { type: 'date', label: { zh: '日期', en: 'Day' }, required: true, default: { today: true } },
    hours: { type: 'decimal', label: { zh: '小时', en: 'Hours' }, required: true, scale: 1, min: '0.1', max: '24' },
  },
});

export const myTime = defineView('my_time', {
  object: 'time_entry',
  label: { zh: '我的工时', en: 'My time' },
  type: 'table',
  columns: [
    { field: 'note', width: 280 },
    { field: 'project', width: 240 },
    { field: 'worked_on', width: 120 },
    { field: 'hours', width: 100 },
    { field: 'owner', width: 120 },
  ],
  filter: { field: 'owner', op: 'eq', value: { me: true } },
  totals: [{ field: 'hours', aggregate: 'sum' }],
  order: 0,
});

export const allTime = defineView('all_time', {
  object: 'time_entry',
  label: { zh: '全部工时', en: 'All time' },
  type: 'table',
  columns: myTime.body.columns,
  totals: [{ field: 'hours', aggregate: 'sum' }],
  order: 1,
});

export const timeEntryLayout = defineLayout('time_entry', {
  object: 'time_entry',
  highlights: ['project', 'worked_on', 'hours', 'owner'],
  sections: [{ id: 'about', label: { zh: '基本信息', en: 'About' }, fields: ['note', 'project', 'worked_on', 'hours', 'owner'] }],
  related: [],
  quickCreate: ['project', 'hours', 'note', 'worked_on', 'owner'],
});
