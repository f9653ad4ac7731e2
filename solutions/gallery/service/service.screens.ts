import { defineApp, defineDashboard, defineLayout, defineReport, defineRole, defineView } from '@tenon/metadata';
import { columns, say } from '../words.ts';

const open = { field: 'status', op: 'ne', value: 'solved' } as const;

export const equipmentScreens = [
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
    icon: 'tool',
    order: 25,
    menu: [{ id: 'service', objects: ['service_ticket', 'equipment', 'service_visit'] }],
    roles: ['service_engineer'],
    dashboards: ['after_sales'],
    main: ['service_ticket', 'equipment'],
    home: [
      { id: 'tickets', card: 'records', view: 'service_open' },
      { id: 'next', card: 'nextSteps', view: 'service_board' },
      { id: 'figures', card: 'figures', dashboard: 'after_sales' },
      { id: 'first_steps', card: 'firstSteps', side: true },
      { id: 'recent', card: 'recent', side: true },
    ],
    firstSteps: [
      { id: 'equipment', step: 'create', object: 'equipment' },
      { id: 'ticket', step: 'create', object: 'service_ticket', label: say('登记第一张工单', 'Enter your first ticket') },
    ],
  }),
];
