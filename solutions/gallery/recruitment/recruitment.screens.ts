import { defineApp, defineDashboard, defineLayout, defineReport, defineRole, defineView } from '@tenon/metadata';
import { columns, say } from '../words.ts';

const open = { field: 'stage', op: 'notIn', value: ['hired', 'rejected'] } as const;

export const jobOpeningScreens = [
  defineView('candidate_board', {
    object: 'candidate',
    label: say('招聘进度', 'Pipeline'),
    type: 'board',
    columns: columns(['opening', 180], ['source', 110], ['score', 100]),
    board: { field: 'stage', next: 'next_on' },
    order: 0,
  }),
  defineView('candidates_open', {
    object: 'candidate',
    label: say('进行中的候选人', 'Candidates in process'),
    type: 'table',
    columns: columns(
      ['name', 160],
      ['opening', 200],
      ['stage', 120],
      ['phone', 140],
      ['source', 120],
      ['score', 110],
      ['next_on', 120],
    ),
    filter: open,
    sort: [{ field: 'next_on', direction: 'asc' }],
    empty: say('没有进行中的候选人', 'No candidate is in process'),
    order: 1,
  }),
  defineView('openings_open', {
    object: 'job_opening',
    label: say('招聘中的职位', 'Open positions'),
    type: 'table',
    columns: columns(
      ['name', 200],
      ['team', 140],
      ['work_place', 110],
      ['manager', 120],
      ['headcount', 100],
      ['in_process', 100],
      ['hired', 90],
      ['still_wanted', 110],
    ),
    filter: { field: 'status', op: 'eq', value: 'open' },
    totals: [{ field: 'still_wanted', aggregate: 'sum' }],
  }),
  defineView('interviews_coming', {
    object: 'interview',
    label: say('近期面试', 'Coming interviews'),
    type: 'table',
    columns: columns(['round', 140], ['candidate', 180], ['held_at', 160], ['interviewer', 120], ['verdict', 100], ['score', 90]),
    filter: { field: 'held_at', op: 'within', value: { next: 14, unit: 'day' } },
    sort: [{ field: 'held_at', direction: 'asc' }],
    empty: say('未来两周没有面试', 'No interview within two weeks'),
  }),
  defineLayout('candidate', {
    object: 'candidate',
    highlights: ['opening', 'phone', 'score', 'next_on'],
    stage: 'stage',
    sections: [
      {
        id: 'about',
        label: say('基本信息', 'About'),
        fields: ['name', 'opening', 'phone', 'email', 'source', 'expected_pay', 'owner', 'resume'],
        columns: 2,
      },
      {
        id: 'course',
        label: say('进展', 'Course'),
        fields: ['stage', 'applied_on', 'next_on', 'decided_on', 'days', 'starts_on', 'rejected_why'],
        columns: 2,
      },
      { id: 'notes', label: say('评价', 'Notes'), fields: ['note', 'score'] },
    ],
    related: [{ object: 'interview', via: 'candidate', columns: ['round', 'held_at', 'interviewer', 'verdict', 'score'] }],
    quickCreate: ['name', 'opening', 'phone', 'email', 'source', 'next_on'],
  }),
  defineLayout('job_opening', {
    object: 'job_opening',
    highlights: ['team', 'manager', 'still_wanted', 'wanted_by'],
    stage: 'status',
    sections: [
      {
        id: 'about',
        label: say('基本信息', 'About'),
        fields: ['name', 'team', 'work_place', 'headcount', 'status', 'manager', 'owner'],
        columns: 2,
      },
      {
        id: 'dates',
        label: say('日期与进度', 'Dates and progress'),
        fields: ['opened_on', 'wanted_by', 'closed_on', 'in_process', 'hired', 'still_wanted'],
        columns: 2,
      },
      { id: 'text', label: say('职责与要求', 'What it is about'), fields: ['description'] },
    ],
    related: [{ object: 'candidate', via: 'opening', columns: ['name', 'stage', 'source', 'score', 'next_on'] }],
    quickCreate: ['name', 'team', 'work_place', 'headcount', 'manager', 'wanted_by'],
  }),
  defineReport('candidates_by_stage', {
    label: say('各阶段候选人', 'Candidates by stage'),
    chart: 'bar',
    query: {
      type: 'summary',
      object: 'candidate',
      group: [{ field: 'stage' }],
      measures: [{ name: 'people', aggregate: 'count', label: say('人数', 'People'), format: 'number' }],
      sort: [{ field: 'stage', direction: 'asc' }],
    },
  }),
  defineReport('candidates_by_source', {
    label: say('各来源录用率', 'Hired by source'),
    chart: 'table',
    query: {
      type: 'summary',
      object: 'candidate',
      group: [{ field: 'source' }],
      measures: [
        { name: 'people', aggregate: 'count', label: say('投递', 'Applied'), format: 'number' },
        {
          name: 'hired',
          aggregate: 'count',
          filter: { field: 'stage', op: 'eq', value: 'hired' },
          label: say('录用', 'Hired'),
          format: 'number',
        },
        { name: 'rate', expression: 'hired / people * 100', label: say('录用率', 'Share'), format: 'percent' },
      ],
    },
  }),
  defineReport('days_to_hire', {
    label: say('平均招聘用时', 'Average days to hire'),
    chart: 'number',
    period: 'decided_on',
    query: {
      type: 'summary',
      object: 'candidate',
      filter: { field: 'stage', op: 'eq', value: 'hired' },
      measures: [{ name: 'days', aggregate: 'avg', field: 'days', label: say('天数', 'Days'), format: 'days' }],
    },
  }),
  defineDashboard('recruitment', {
    label: say('招聘总览', 'Recruitment'),
    widgets: [
      { report: 'days_to_hire', x: 0, y: 0, w: 4, h: 2 },
      { report: 'candidates_by_stage', x: 4, y: 0, w: 8, h: 5 },
      { report: 'candidates_by_source', x: 0, y: 5, w: 12, h: 4 },
    ],
  }),
  defineRole('recruiter', {
    label: say('招聘专员', 'Recruiter'),
    description: say('管理全部职位、候选人与面试', 'Runs all openings, candidates and interviews'),
    objects: {
      job_opening: { read: 'all', create: true, edit: 'all', export: true },
      candidate: { read: 'all', create: true, edit: 'all', delete: 'own', import: true, export: true, bulk: true },
      interview: { read: 'all', create: true, edit: 'all', delete: 'own' },
      user: { read: 'all' },
      department: { read: 'all' },
    },
  }),
  defineApp('recruitment', {
    label: say('招聘', 'Recruitment'),
    icon: 'user-plus',
    order: 21,
    menu: [{ id: 'work', objects: ['candidate', 'job_opening', 'interview'] }],
    roles: ['recruiter'],
    dashboards: ['recruitment'],
    main: ['candidate', 'job_opening'],
    home: [
      { id: 'figures', card: 'figures', dashboard: 'recruitment' },
      { id: 'next', card: 'nextSteps', view: 'candidate_board' },
      { id: 'interviews', card: 'records', view: 'interviews_coming' },
      { id: 'first_steps', card: 'firstSteps', side: true },
      { id: 'recent', card: 'recent', side: true },
    ],
    firstSteps: [
      { id: 'opening', step: 'create', object: 'job_opening', label: say('发布第一个职位', 'Open your first position') },
      { id: 'candidate', step: 'create', object: 'candidate' },
    ],
  }),
];
