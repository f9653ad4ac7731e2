import {
  defineApp,
  defineDashboard,
  defineLayout,
  defineObject,
  defineReport,
  defineRole,
  defineSolution,
  defineView,
} from '@tenon/metadata';
import { columns, dayAfter, option, say } from '../words.ts';

const companyEvent = defineObject('company_event', {
  label: say('活动', 'Event'),
  plural: say('活动', 'Events'),
  description: say('一场培训、展会或开放日，有名额与报名', 'A training, a fair or an open day, with places and sign-ups'),
  icon: 'calendar-event',
  title: 'name',
  subtitle: ['venue'],
  figure: 'starts_at',
  sort: [{ field: 'starts_at', direction: 'desc' }],
  fields: {
    name: { type: 'text', label: say('活动名称', 'Event'), required: true, maxLength: 200 },
    event_format: {
      type: 'choice',
      label: say('形式', 'Format'),
      default: 'training',
      options: [
        option('training', say('培训', 'Training'), 'blue'),
        option('fair', say('展会', 'Fair'), 'orange'),
        option('openday', say('开放日', 'Open day'), 'teal'),
        option('online', say('线上', 'Online'), 'violet'),
      ],
    },
    status: {
      type: 'choice',
      label: say('状态', 'Status'),
      required: true,
      default: 'planned',
      options: [
        option('planned', say('筹备中', 'Planned'), 'gray'),
        option('open', say('报名中', 'Open for sign-up'), 'green'),
        option('over', say('已结束', 'Over'), 'blue'),
        option('cancelled', say('已取消', 'Cancelled'), 'red'),
      ],
    },
    starts_at: { type: 'datetime', label: say('开始时间', 'Starts at'), required: true },
    ends_at: { type: 'datetime', label: say('结束时间', 'Ends at') },
    venue: { type: 'text', label: say('地点', 'Venue'), maxLength: 200 },
    seats: { type: 'integer', label: say('名额', 'Seats'), required: true, default: 30, min: 1, max: 100000 },
    fee: { type: 'money', label: say('费用', 'Fee') },
    description: { type: 'longText', label: say('介绍', 'What it is about') },
    signups: { type: 'relationMany', to: 'event_signup', via: 'for_event', label: say('报名', 'Sign-ups') },
    taken: {
      type: 'rollup',
      label: say('已报名', 'Signed up'),
      relation: 'signups',
      aggregate: 'sum',
      field: 'heads',
      filter: { field: 'answer', op: 'ne', value: 'withdrawn' },
      result: 'integer',
    },
    seats_left: {
      type: 'formula',
      label: say('剩余名额', 'Seats left'),
      expression: 'seats - BLANKVALUE(taken, 0)',
      result: 'integer',
    },
  },
  rules: {
    order: {
      when: 'ends_at < starts_at',
      refuse: { field: 'ends_at', message: say('结束时间不能早于开始时间', 'It cannot end before it starts') },
    },
    full: {
      label: say('名额不足', 'More people than seats'),
      when: 'seats_left < 0',
      warn: { field: 'seats', message: say('报名人数已超过名额', 'More people have signed up than there are seats') },
    },
  },
});

const eventSignup = defineObject('event_signup', {
  label: say('报名', 'Sign-up'),
  plural: say('报名', 'Sign-ups'),
  icon: 'ticket',
  title: 'name',
  subtitle: ['for_event', 'company_name'],
  similar: ['phone', 'email'],
  fields: {
    name: { type: 'text', label: say('姓名', 'Name'), required: true, maxLength: 100 },
    for_event: { type: 'relation', to: 'company_event', label: say('活动', 'Event'), required: true, onDelete: 'cascade' },
    company_name: { type: 'text', label: say('单位', 'Company'), maxLength: 200 },
    phone: { type: 'phone', label: say('手机', 'Phone') },
    email: { type: 'email', label: say('邮箱', 'E-mail') },
    heads: { type: 'integer', label: say('人数', 'People'), required: true, default: 1, min: 1, max: 500 },
    answer: {
      type: 'choice',
      label: say('状态', 'Status'),
      required: true,
      default: 'signed',
      options: [
        option('signed', say('已报名', 'Signed up'), 'blue'),
        option('confirmed', say('已确认', 'Confirmed'), 'teal'),
        option('came', say('已到场', 'Came'), 'green'),
        option('absent', say('未到场', 'Did not come'), 'orange'),
        option('withdrawn', say('已取消', 'Withdrawn'), 'gray'),
      ],
    },
    diet: { type: 'text', label: say('饮食要求', 'Dietary needs'), maxLength: 200 },
    satisfaction: { type: 'integer', label: say('满意度（1–5）', 'Satisfaction (1–5)'), min: 1, max: 5 },
    feedback: { type: 'longText', label: say('反馈', 'Feedback') },
  },
  rules: {
    came: { when: 'answer = "came"', show: ['satisfaction', 'feedback'] },
    reachable: {
      when: 'ISBLANK(phone) AND ISBLANK(email)',
      refuse: { field: 'phone', message: say('请填写手机或邮箱，以便通知', 'Give a phone or an e-mail to be told at') },
    },
  },
});

const counted = { field: 'answer', op: 'ne', value: 'withdrawn' } as const;

const screens = [
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
    ],
    firstSteps: [
      { id: 'event', step: 'create', object: 'company_event' },
      { id: 'import', step: 'import', object: 'event_signup' },
    ],
  }),
];

export const companyEvents = defineSolution({
  name: 'company_events',
  label: say('活动报名', 'Event sign-up'),
  description: say('活动名额、报名、签到看板与到场率', 'Events with seats, sign-ups, a board to check people in, and who came'),
  version: '1.0',
  template: true,
  gallery: true,
  definitions: [companyEvent, eventSignup, ...screens],
  samples(today) {
    const at = (days: number, time: string) => `${dayAfter(today, days)}T${time}:00Z`;
    return [
      {
        object: 'company_event',
        daysAgo: 50,
        create: [
          {
            key: 'course',
            name: say('机器视觉入门培训', 'Introduction to machine vision'),
            event_format: 'training',
            status: 'open',
            starts_at: at(-20, '01:30'),
            ends_at: at(-20, '08:30'),
            venue: say('苏州培训中心', 'Suzhou training centre'),
            seats: 20,
          },
          {
            key: 'day',
            name: say('工厂开放日', 'Factory open day'),
            event_format: 'openday',
            status: 'open',
            starts_at: at(18, '02:00'),
            ends_at: at(18, '07:00'),
            venue: say('嘉定工厂', 'Jiading plant'),
            seats: 60,
          },
        ],
      },
      {
        object: 'event_signup',
        daysAgo: 40,
        create: [
          {
            key: 'wei',
            name: say('魏然', 'Wei Ran'),
            for_event: { ref: 'course' },
            company_name: say('启明电子', 'Qiming Electronics'),
            phone: '13800138041',
            heads: 2,
          },
          {
            key: 'pan',
            name: say('潘雪', 'Pan Xue'),
            for_event: { ref: 'course' },
            company_name: say('恒泰机械', 'Hengtai Machinery'),
            email: 'pan.xue@example.com',
          },
          {
            key: 'du',
            name: say('杜航', 'Du Hang'),
            for_event: { ref: 'course' },
            phone: '13800138043',
            diet: say('素食', 'Vegetarian'),
          },
        ],
      },
      {
        object: 'event_signup',
        daysAgo: 20,
        update: [
          { key: 'wei', answer: 'came', satisfaction: 5 },
          { key: 'pan', answer: 'came', satisfaction: 4 },
          { key: 'du', answer: 'absent' },
        ],
      },
      { object: 'company_event', daysAgo: 19, update: [{ key: 'course', status: 'over' }] },
      {
        object: 'event_signup',
        daysAgo: 4,
        create: [
          {
            name: say('孔璐', 'Kong Lu'),
            for_event: { ref: 'day' },
            company_name: say('绿野食品', 'Green Field Foods'),
            phone: '13800138044',
            heads: 3,
            answer: 'confirmed',
          },
          { name: say('戴明', 'Dai Ming'), for_event: { ref: 'day' }, phone: '13800138045' },
          { name: say('姚丽', 'Yao Li'), for_event: { ref: 'day' }, email: 'yao.li@example.com', answer: 'withdrawn' },
        ],
      },
    ];
  },
});
