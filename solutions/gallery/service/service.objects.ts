import { defineObject } from '@tenon/metadata';
import { option, say } from '../words.ts';

export const equipment = defineObject('equipment', {
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

export const serviceTicket = defineObject('service_ticket', {
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

export const serviceVisit = defineObject('service_visit', {
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
