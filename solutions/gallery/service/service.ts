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

const equipment = defineObject('equipment', {
  label: say('售后设备', 'Equipment'),
  plural: say('售后设备', 'Equipment'),
  description: say(
    '交付给客户的一台设备：在哪里、保修到何时',
    'A machine delivered to a customer: where it is and until when it is covered',
  ),
  icon: 'cube',
  title: 'name',
  subtitle: ['serial_no', 'customer_name'],
  figure: 'covered_until',
  search: ['name', 'serial_no', 'customer_name'],
  fields: {
    name: { type: 'text', label: say('设备名称', 'Equipment'), required: true, maxLength: 200 },
    serial_no: { type: 'text', label: say('出厂编号', 'Serial no.'), required: true, unique: true, maxLength: 60 },
    customer_name: { type: 'text', label: say('客户', 'Customer'), required: true, maxLength: 200 },
    site_address: { type: 'address', label: say('安装地址', 'Where it stands') },
    phone: { type: 'phone', label: say('现场电话', 'Phone on site') },
    delivered_on: { type: 'date', label: say('交付日期', 'Delivered on'), required: true, default: { today: true } },
    cover_months: { type: 'integer', label: say('保修期（月）', 'Warranty (months)'), min: 0, max: 240, default: 12 },
    covered_until: {
      type: 'formula',
      label: say('保修截止', 'Covered until'),
      expression: 'ADDDAYS(delivered_on, cover_months * 30)',
      result: 'date',
    },
    status: {
      type: 'choice',
      label: say('状态', 'Status'),
      required: true,
      default: 'running',
      options: [
        option('running', say('运行', 'Running'), 'green'),
        option('faulty', say('故障', 'Faulty'), 'red'),
        option('stopped', say('停用', 'Out of use'), 'gray'),
      ],
    },
    tickets: { type: 'relationMany', to: 'service_ticket', via: 'equipment', label: say('工单', 'Tickets') },
    ticket_count: { type: 'rollup', label: say('工单数', 'Tickets'), relation: 'tickets', aggregate: 'count' },
  },
});

const serviceTicket = defineObject('service_ticket', {
  label: say('服务工单', 'Service ticket'),
  plural: say('服务工单', 'Service tickets'),
  icon: 'ticket',
  title: 'subject',
  subtitle: ['number', 'equipment'],
  figure: 'due_on',
  fields: {
    subject: { type: 'text', label: say('故障描述', 'What is wrong'), required: true, maxLength: 200 },
    number: { type: 'autoNumber', label: say('工单号', 'Ticket no.'), pattern: 'GD-{yyyy}{mm}-{000}' },
    equipment: { type: 'relation', to: 'equipment', label: say('设备', 'Equipment'), required: true },
    urgency: {
      type: 'choice',
      label: say('紧急程度', 'Urgency'),
      required: true,
      default: 'normal',
      options: [
        option('low', say('一般', 'Low'), 'gray'),
        option('normal', say('正常', 'Normal'), 'blue'),
        option('urgent', say('停机', 'Machine stopped'), 'red'),
      ],
    },
    status: {
      type: 'choice',
      label: say('状态', 'Status'),
      required: true,
      default: 'new',
      options: [
        option('new', say('新建', 'New'), 'gray'),
        option('planned', say('已派工', 'Planned'), 'indigo'),
        option('working', say('处理中', 'Being worked on'), 'blue'),
        option('solved', say('已解决', 'Solved'), 'green', { solved_on: { today: true } }),
      ],
    },
    reported_on: { type: 'date', label: say('报修日期', 'Reported on'), required: true, default: { today: true } },
    due_on: { type: 'date', label: say('承诺日期', 'Promised for') },
    engineer: { type: 'user', label: say('工程师', 'Engineer') },
    solved_on: { type: 'date', label: say('解决日期', 'Solved on') },
    solution_text: { type: 'longText', label: say('处理结果', 'What was done') },
    visits: { type: 'relationMany', to: 'service_visit', via: 'ticket', label: say('上门记录', 'Visits') },
    visit_hours: {
      type: 'rollup',
      label: say('总工时', 'Hours spent'),
      relation: 'visits',
      aggregate: 'sum',
      field: 'hours',
      scale: 1,
    },
    parts_cost: {
      type: 'rollup',
      label: say('备件费用', 'Cost of parts'),
      relation: 'visits',
      aggregate: 'sum',
      field: 'parts_price',
    },
    days_open: {
      type: 'formula',
      label: say('解决用时（天）', 'Days to solve'),
      expression: 'DATEDIF(reported_on, solved_on, "d")',
      result: 'integer',
    },
  },
  rules: {
    planned: { when: 'status = "planned" OR status = "working"', require: ['engineer'] },
    solved: { when: 'status = "solved"', show: ['solution_text', 'solved_on'], require: ['solution_text'] },
    urgent: {
      when: 'urgency = "urgent" AND ISBLANK(due_on)',
      warn: {
        field: 'due_on',
        message: say('停机工单请给客户一个承诺日期', 'The machine stands still: promise the customer a day'),
      },
    },
  },
});

const serviceVisit = defineObject('service_visit', {
  label: say('上门记录', 'Service visit'),
  plural: say('上门记录', 'Service visits'),
  icon: 'map-pin',
  title: 'work_done',
  subtitle: ['ticket'],
  figure: 'visited_on',
  controlledBy: 'ticket',
  timeline: false,
  sort: [{ field: 'visited_on', direction: 'desc' }],
  fields: {
    work_done: { type: 'text', label: say('工作内容', 'Work done'), required: true, maxLength: 300 },
    ticket: { type: 'relation', to: 'service_ticket', label: say('工单', 'Ticket'), required: true, onDelete: 'cascade' },
    visited_on: { type: 'date', label: say('上门日期', 'Visited on'), required: true, default: { today: true } },
    hours: { type: 'decimal', label: say('工时', 'Hours'), required: true, scale: 1, min: '0.5', max: '24' },
    parts_price: { type: 'money', label: say('备件费用', 'Parts') },
    photos: { type: 'file', label: say('照片', 'Photos'), multiple: true },
  },
});

const open = { field: 'status', op: 'ne', value: 'solved' } as const;

const screens = [
  defineView('service_board', {
    object: 'service_ticket',
    label: say('工单看板', 'Tickets'),
    type: 'board',
    columns: columns(['equipment', 160], ['urgency', 100], ['engineer', 110]),
    board: { field: 'status', next: 'due_on' },
    order: 0,
  }),
  defineView('service_open', {
    object: 'service_ticket',
    label: say('未解决的工单', 'Open tickets'),
    type: 'table',
    columns: columns(
      ['subject', 240],
      ['number', 140],
      ['equipment', 200],
      ['urgency', 110],
      ['status', 110],
      ['engineer', 110],
      ['due_on', 120],
    ),
    filter: open,
    sort: [{ field: 'due_on', direction: 'asc' }],
    empty: say('没有未解决的工单', 'No ticket is open'),
    order: 1,
  }),
  defineView('equipment_all', {
    object: 'equipment',
    label: say('全部设备', 'All equipment'),
    type: 'table',
    columns: columns(
      ['name', 200],
      ['serial_no', 140],
      ['customer_name', 220],
      ['status', 100],
      ['delivered_on', 120],
      ['covered_until', 120],
      ['ticket_count', 100],
    ),
  }),
  defineView('service_visits', {
    object: 'service_visit',
    label: say('上门记录', 'Visits'),
    type: 'table',
    columns: columns(['work_done', 260], ['ticket', 220], ['visited_on', 120], ['hours', 90], ['parts_price', 120]),
    totals: [{ field: 'hours', aggregate: 'sum' }],
  }),
  defineLayout('equipment', {
    object: 'equipment',
    highlights: ['serial_no', 'customer_name', 'phone', 'covered_until'],
    stage: 'status',
    sections: [
      {
        id: 'about',
        label: say('基本信息', 'About'),
        fields: ['name', 'serial_no', 'customer_name', 'status', 'site_address', 'phone', 'owner'],
        columns: 2,
      },
      {
        id: 'cover',
        label: say('交付与保修', 'Delivery and warranty'),
        fields: ['delivered_on', 'cover_months', 'covered_until', 'ticket_count'],
        columns: 2,
      },
    ],
    related: [{ object: 'service_ticket', via: 'equipment', columns: ['subject', 'status', 'engineer', 'reported_on'] }],
    quickCreate: ['name', 'serial_no', 'customer_name', 'phone', 'delivered_on', 'cover_months'],
  }),
  defineLayout('service_ticket', {
    object: 'service_ticket',
    highlights: ['number', 'equipment', 'engineer', 'due_on'],
    stage: 'status',
    sections: [
      {
        id: 'about',
        label: say('基本信息', 'About'),
        fields: ['subject', 'number', 'equipment', 'urgency', 'status', 'engineer', 'reported_on', 'due_on', 'owner'],
        columns: 2,
      },
      {
        id: 'warranty',
        label: say('保修', 'Warranty'),
        fields: ['equipment.customer_name', 'equipment.covered_until', 'equipment.phone'],
        columns: 2,
      },
      {
        id: 'outcome',
        label: say('处理结果', 'Outcome'),
        fields: ['solution_text', 'solved_on', 'days_open', 'visit_hours', 'parts_cost'],
      },
    ],
    related: [{ object: 'service_visit', via: 'ticket', columns: ['work_done', 'visited_on', 'hours', 'parts_price'] }],
    quickCreate: ['subject', 'equipment', 'urgency', 'due_on', 'engineer'],
  }),
  defineReport('service_by_status', {
    label: say('各状态工单', 'Tickets by status'),
    chart: 'bar',
    query: {
      type: 'summary',
      object: 'service_ticket',
      group: [{ field: 'status' }],
      measures: [{ name: 'tickets', aggregate: 'count', label: say('工单数', 'Tickets'), format: 'number' }],
      sort: [{ field: 'status', direction: 'asc' }],
    },
  }),
  defineReport('service_days', {
    label: say('平均解决用时', 'Average days to solve'),
    chart: 'number',
    period: 'solved_on',
    query: {
      type: 'summary',
      object: 'service_ticket',
      measures: [{ name: 'mean', aggregate: 'avg', field: 'days_open', label: say('天数', 'Days'), format: 'days' }],
    },
  }),
  defineReport('service_hours', {
    label: say('每月上门工时', 'Hours on site by month'),
    chart: 'column',
    period: 'visited_on',
    query: {
      type: 'summary',
      object: 'service_visit',
      group: [{ field: 'visited_on', bucket: 'month' }],
      measures: [{ name: 'spent', aggregate: 'sum', field: 'hours', label: say('工时', 'Hours'), format: 'number' }],
    },
  }),
  defineDashboard('after_sales', {
    label: say('售后总览', 'After-sales'),
    widgets: [
      { report: 'service_days', x: 0, y: 0, w: 4, h: 2 },
      { report: 'service_by_status', x: 4, y: 0, w: 8, h: 5 },
      { report: 'service_hours', x: 0, y: 5, w: 12, h: 4 },
    ],
  }),
  defineRole('service_engineer', {
    label: say('售后工程师', 'Service engineer'),
    description: say('处理工单，记录上门与备件', 'Works on tickets and notes visits and parts'),
    objects: {
      equipment: { read: 'all', create: true, edit: 'all', export: true },
      service_ticket: { read: 'all', create: true, edit: 'all', export: true, bulk: true },
      service_visit: { read: 'all', create: true, edit: 'own', delete: 'own' },
      user: { read: 'all' },
      department: { read: 'all' },
    },
  }),
  defineApp('after_sales', {
    label: say('售后设备', 'After-sales'),
    icon: 'settings',
    order: 25,
    menu: [{ id: 'service', objects: ['service_ticket', 'equipment', 'service_visit'] }],
    roles: ['service_engineer'],
    dashboards: ['after_sales'],
    main: ['service_ticket', 'equipment'],
    home: [
      { id: 'tickets', card: 'records', view: 'service_open' },
      { id: 'next', card: 'nextSteps', view: 'service_board' },
      { id: 'figures', card: 'figures', dashboard: 'after_sales' },
    ],
    firstSteps: [
      { id: 'equipment', step: 'create', object: 'equipment' },
      { id: 'ticket', step: 'create', object: 'service_ticket', label: say('登记第一张工单', 'Enter your first ticket') },
    ],
  }),
];

export const afterSales = defineSolution({
  name: 'after_sales',
  label: say('售后设备', 'After-sales equipment'),
  description: say(
    '客户现场的设备、保修期、服务工单与上门记录',
    'Machines at customers, their warranty, service tickets and visits',
  ),
  version: '1.0',
  template: true,
  gallery: true,
  definitions: [equipment, serviceTicket, serviceVisit, ...screens],
  samples(today) {
    const on = (days: number) => dayAfter(today, days);
    return [
      {
        object: 'equipment',
        daysAgo: 300,
        create: [
          {
            key: 'line',
            name: say('装配线 A2', 'Assembly line A2'),
            serial_no: 'ZX-A2-0017',
            customer_name: say('启明电子', 'Qiming Electronics'),
            phone: '13800138051',
            delivered_on: on(-300),
            cover_months: 24,
          },
          {
            key: 'press',
            name: say('伺服压机 20 kN', 'Servo press 20 kN'),
            serial_no: 'YJ-20-0142',
            customer_name: say('恒泰机械', 'Hengtai Machinery'),
            delivered_on: on(-290),
            cover_months: 6,
          },
          {
            key: 'robot',
            name: say('码垛机器人', 'Palletising robot'),
            serial_no: 'JQ-M4-0031',
            customer_name: say('绿野食品', 'Green Field Foods'),
            phone: '13800138053',
            delivered_on: on(-120),
          },
        ],
      },
      {
        object: 'service_ticket',
        daysAgo: 45,
        create: [
          {
            key: 'belt',
            subject: say('输送带跑偏', 'Belt runs off centre'),
            equipment: { ref: 'line' },
            urgency: 'normal',
            reported_on: on(-45),
            due_on: on(-40),
          },
          {
            key: 'oil',
            subject: say('压机异响', 'Press makes a noise'),
            equipment: { ref: 'press' },
            urgency: 'low',
            reported_on: on(-44),
          },
        ],
      },
      {
        object: 'service_visit',
        daysAgo: 41,
        create: [
          {
            work_done: say('调整张紧轮并试运行', 'Tension roller adjusted, test run'),
            ticket: { ref: 'belt' },
            visited_on: on(-41),
            hours: '3.5',
          },
        ],
      },
      {
        object: 'service_ticket',
        daysAgo: 41,
        update: [
          {
            key: 'belt',
            status: 'solved',
            solution_text: say('张紧轮松动，已紧固。', 'The tension roller was loose; tightened.'),
          },
        ],
      },
      {
        object: 'service_visit',
        daysAgo: 36,
        create: [
          {
            work_done: say('更换导向轴承', 'Guide bearing replaced'),
            ticket: { ref: 'oil' },
            visited_on: on(-36),
            hours: '5',
            parts_price: '640',
          },
        ],
      },
      {
        object: 'service_ticket',
        daysAgo: 36,
        update: [
          { key: 'oil', status: 'solved', solution_text: say('导向轴承磨损，已更换。', 'The guide bearing was worn; replaced.') },
        ],
      },
      {
        object: 'service_ticket',
        daysAgo: 2,
        create: [
          {
            subject: say('抓手无法闭合', 'Gripper does not close'),
            equipment: { ref: 'robot' },
            urgency: 'urgent',
            reported_on: on(-2),
            due_on: on(1),
          },
        ],
      },
    ];
  },
});
