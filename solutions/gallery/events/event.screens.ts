import { defineApp, defineDashboard, defineLayout, defineReport, defineRole, defineView } from '@tenon/metadata';
import { columns, say } from '../words.ts';

const counted = { field: 'answer', op: 'ne', value: 'withdrawn' } as const;

export const companyEventScreens = [
  defineView('events_coming', {
    object: 'company_event',
    label: say('近期活动', 'Coming events'),
    type: 'table',
    columns: columns(
      ['name', 240],
      ['event_format', 100],
      ['status', 110],
      ['starts_at', 160],
      ['venue', 180],
      ['seats', 90],
      ['taken', 90],
      ['seats_left', 100],
    ),
    filter: { field: 'status', op: 'in', value: ['planned', 'open'] },
    sort: [{ field: 'starts_at', direction: 'asc' }],
    empty: say('没有近期活动', 'No event is coming'),
    order: 0,
  }),
  defineView('event_board', {
    object: 'company_event',
    label: say('按状态', 'By status'),
    type: 'board',
    columns: columns(['starts_at', 140], ['venue', 140], ['seats_left', 100]),
    board: { field: 'status', sum: 'taken' },
    order: 1,
  }),
  defineView('event_signups', {
    object: 'event_signup',
    label: say('全部报名', 'All sign-ups'),
    type: 'table',
    columns: columns(
      ['name', 140],
      ['for_event', 220],
      ['company_name', 180],
      ['phone', 140],
      ['heads', 80],
      ['answer', 110],
      ['satisfaction', 100],
    ),
    totals: [{ field: 'heads', aggregate: 'sum' }],
    order: 0,
  }),
  defineView('event_signup_board', {
    object: 'event_signup',
    label: say('签到', 'Check-in'),
    type: 'board',
    columns: columns(['for_event', 160], ['company_name', 140], ['heads', 80]),
    board: { field: 'answer', sum: 'heads' },
    order: 1,
  }),
  defineLayout('company_event', {
    object: 'company_event',
    highlights: ['starts_at', 'venue', 'taken', 'seats_left'],
    stage: 'status',
    sections: [
      {
        id: 'about',
        label: say('基本信息', 'About'),
        fields: ['name', 'event_format', 'status', 'starts_at', 'ends_at', 'venue', 'owner'],
        columns: 2,
      },
      { id: 'places', label: say('名额', 'Seats'), fields: ['seats', 'taken', 'seats_left', 'fee'], columns: 2 },
      { id: 'text', label: say('介绍', 'What it is about'), fields: ['description'] },
    ],
    related: [{ object: 'event_signup', via: 'for_event', columns: ['name', 'company_name', 'heads', 'answer'] }],
    quickCreate: ['name', 'event_format', 'starts_at', 'ends_at', 'venue', 'seats'],
  }),
  defineLayout('event_signup', {
    object: 'event_signup',
    highlights: ['for_event', 'heads', 'phone', 'email'],
    stage: 'answer',
    sections: [
      {
        id: 'about',
        label: say('基本信息', 'About'),
        fields: ['name', 'for_event', 'company_name', 'phone', 'email', 'heads', 'answer', 'diet', 'owner'],
        columns: 2,
      },
      { id: 'feedback', label: say('反馈', 'Feedback'), fields: ['satisfaction', 'feedback'] },
    ],
    related: [],
    quickCreate: ['name', 'for_event', 'company_name', 'phone', 'email', 'heads', 'diet'],
  }),
  defineReport('event_attendance', {
    label: say('到场情况', 'Who came'),
    chart: 'table',
    query: {
      type: 'summary',
      object: 'event_signup',
      filter: counted,
      group: [{ field: 'for_event' }],
      measures: [
        { name: 'expected', aggregate: 'sum', field: 'heads', label: say('报名人数', 'Expected'), format: 'number' },
        {
          name: 'present',
          aggregate: 'sum',
          field: 'heads',
          filter: { field: 'answer', op: 'eq', value: 'came' },
          label: say('到场人数', 'Came'),
          format: 'number',
        },
        { name: 'share', expression: 'present / expected * 100', label: say('到场率', 'Share'), format: 'percent' },
        { name: 'satisfaction', aggregate: 'avg', field: 'satisfaction', label: say('满意度', 'Satisfaction'), format: 'number' },
      ],
    },
  }),
  defineReport('event_people', {
    label: say('报名人数', 'People signed up'),
    chart: 'number',
    query: {
      type: 'summary',
      object: 'event_signup',
      filter: counted,
      measures: [{ name: 'persons', aggregate: 'sum', field: 'heads', label: say('人数', 'People'), format: 'number' }],
    },
  }),
  defineDashboard('company_events', {
    label: say('活动总览', 'Events'),
    widgets: [
      { report: 'event_people', x: 0, y: 0, w: 4, h: 2 },
      { report: 'event_attendance', x: 0, y: 2, w: 12, h: 5 },
    ],
  }),
  defineRole('event_organiser', {
    label: say('活动组织者', 'Organiser'),
    description: say('管理活动与报名', 'Runs events and their sign-ups'),
    objects: {
      company_event: { read: 'all', create: true, edit: 'all', delete: 'own', export: true },
      event_signup: { read: 'all', create: true, edit: 'all', delete: 'all', import: true, export: true, bulk: true },
      user: { read: 'all' },
      department: { read: 'all' },
    },
  }),
  defineApp('company_events', {
    label: say('活动报名', 'Events'),
    icon: 'calendar-event',
    order: 24,
    menu: [{ id: 'events', objects: ['company_event', 'event_signup'] }],
    roles: ['event_organiser'],
    dashboards: ['company_events'],
    main: ['company_event', 'event_signup'],
    home: [
      { id: 'coming', card: 'records', view: 'events_coming' },
      { id: 'figures', card: 'figures', dashboard: 'company_events' },
      { id: 'first_steps', card: 'firstSteps', side: true },
      { id: 'recent', card: 'recent', side: true },
    ],
    firstSteps: [
      { id: 'event', step: 'create', object: 'company_event' },
      { id: 'import', step: 'import', object: 'event_signup' },
    ],
  }),
];
