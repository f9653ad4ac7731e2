import { defineObject } from '@tenon/metadata';

export const project = defineObject('project', {
  label: { zh: '项目', en: 'Project' },
  plural: { zh: '项目', en: 'Projects' },
  description: {
    zh: '为客户交付的一项工作，有里程碑与工时',
    en: 'Work that is delivered to a customer, with milestones and hours',
  },
  icon: 'briefcase',
  title: 'name',
  subtitle: ['account'],
  figure: 'ends_on',
  search: ['name', 'number'],
  fields: {
    name: { type: 'text', label: { zh: '项目名称', en: 'Project name' }, required: true, maxLength: 200 },
    number: { type: 'autoNumber', label: { zh: '项目编号', en: 'Project no.' }, pattern: 'P-{yyyy}-{0000}' },
    account: { type: 'relation', to: 'account', label: { zh: '客户', en: 'Account' }, required: true },
    status: {
      type: 'choice',
      label: { zh: '项目状态', en: 'Status' },
      required: true,
      default: 'planned',
      options: [
        { value: 'planned', label: { zh: '筹备', en: 'Planned' }, color: 'gray' },
        { value: 'running', label: { zh: '进行中', en: 'Running' }, color: 'blue' },
        { value: 'done', label: { zh: '已完成', en: 'Done' }, color: 'green', sets: { finished_on: { today: true } } },
        { value: 'stopped', label: { zh: '已停止', en: 'Stopped' }, color: 'red', sets: { finished_on: { today: true } } },
      ],
    },
    starts_on: { type: 'date', label: { zh: '开始日期', en: 'Starts on' } },
    ends_on: { type: 'date', label: { zh: '计划完成', en: 'Due' } },
    finished_on: { type: 'date', label: { zh: '实际完成', en: 'Finished on' } },
    budget_hours: { type: 'decimal', label: { zh: '预算工时', en: 'Budgeted hours' }, scale: 1, min: '0' },
    description: { type: 'longText', label: { zh: '说明', en: 'Details' } },
    milestones: { type: 'relationMany', to: 'milestone', via: 'project', label: { zh: '里程碑', en: 'Milestones' } },
    time_entries: { type: 'relationMany', to: 'time_entry', via: 'project', label: { zh: '工时', en: 'Time entries' } },
    hours: {
      type: 'rollup',
      label: { zh: '已用工时', en: 'Hours spent' },
      relation: 'time_entries',
      aggregate: 'sum',
      field: 'hours',
      scale: 1,
    },
    hours_left: {
      type: 'formula',
      label: { zh: '剩余工时', en: 'Hours left' },
      expression: 'budget_hours - hours',
      result: 'decimal',
      scale: 1,
    },
  },
});
