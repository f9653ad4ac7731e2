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

const expenseClaim = defineObject('expense_claim', {
  label: say('报销单', 'Expense claim'),
  plural: say('报销单', 'Expense claims'),
  description: say(
    '一次出差或采购的全部费用，提交后由财务支付',
    'All costs of one trip or purchase, paid by finance once submitted',
  ),
  icon: 'receipt',
  title: 'subject',
  subtitle: ['number'],
  figure: 'total',
  fields: {
    subject: { type: 'text', label: say('事由', 'What for'), required: true, maxLength: 200 },
    number: { type: 'autoNumber', label: say('单号', 'Claim no.'), pattern: 'BX-{yyyy}{mm}-{000}' },
    status: {
      type: 'choice',
      label: say('状态', 'Status'),
      required: true,
      default: 'draft',
      options: [
        option('draft', say('草稿', 'Draft'), 'gray'),
        option('submitted', say('已提交', 'Submitted'), 'blue', { submitted_on: { today: true } }),
        option('approved', say('已批准', 'Approved'), 'green'),
        option('paid', say('已支付', 'Paid'), 'teal', { paid_on: { today: true } }),
        option('refused', say('已退回', 'Refused'), 'red'),
      ],
    },
    cost_centre: {
      type: 'choice',
      label: say('费用归属', 'Cost centre'),
      required: true,
      default: 'sales',
      options: [
        option('sales', say('销售', 'Sales')),
        option('production', say('生产', 'Production')),
        option('research', say('研发', 'R&D')),
        option('office', say('行政', 'Office')),
      ],
    },
    submitted_on: { type: 'date', label: say('提交日期', 'Submitted on') },
    paid_on: { type: 'date', label: say('支付日期', 'Paid on') },
    refused_why: { type: 'text', label: say('退回原因', 'Why refused'), maxLength: 300 },
    note: { type: 'longText', label: say('说明', 'Note') },
    lines: { type: 'relationMany', to: 'expense_line', via: 'claim', label: say('费用明细', 'Costs') },
    total: { type: 'rollup', label: say('合计', 'Total'), relation: 'lines', aggregate: 'sum', field: 'amount' },
    line_count: { type: 'rollup', label: say('笔数', 'Number of costs'), relation: 'lines', aggregate: 'count' },
  },
  rules: {
    not_empty: {
      label: say('先填明细再提交', 'Costs come before it is submitted'),
      when: 'status <> "draft" AND status <> "refused" AND line_count = 0 AND NOT ISNEW()',
      refuse: {
        field: 'status',
        message: say('报销单还没有费用明细，请先添加再提交', 'The claim has no costs yet; add them, then submit'),
      },
    },
    refused: { when: 'status = "refused"', show: ['refused_why'], require: ['refused_why'] },
    closed: { when: 'PRIOR(status) = "paid"', readOnly: ['subject', 'cost_centre', 'note'] },
  },
});

const expenseLine = defineObject('expense_line', {
  label: say('费用明细', 'Cost'),
  plural: say('费用明细', 'Costs'),
  icon: 'coin',
  title: 'spent_for',
  subtitle: ['claim'],
  figure: 'amount',
  controlledBy: 'claim',
  timeline: false,
  menu: false,
  sort: [{ field: 'spent_on', direction: 'asc' }],
  fields: {
    spent_for: { type: 'text', label: say('内容', 'What'), required: true, maxLength: 200 },
    claim: { type: 'relation', to: 'expense_claim', label: say('报销单', 'Claim'), required: true, onDelete: 'cascade' },
    kind: {
      type: 'choice',
      label: say('类别', 'Kind'),
      required: true,
      default: 'travel',
      options: [
        option('travel', say('交通', 'Travel'), 'blue'),
        option('hotel', say('住宿', 'Hotel'), 'violet'),
        option('meal', say('餐饮', 'Meals'), 'orange'),
        option('material', say('物料', 'Material'), 'teal'),
        option('other', say('其他', 'Other'), 'gray'),
      ],
    },
    spent_on: { type: 'date', label: say('发生日期', 'Spent on'), required: true, default: { today: true } },
    amount: { type: 'money', label: say('金额', 'Amount'), required: true },
    receipt: { type: 'file', label: say('发票', 'Receipt'), multiple: true },
    no_receipt_why: { type: 'text', label: say('无票原因', 'Why there is no receipt'), maxLength: 200 },
  },
  rules: {
    future: {
      when: 'spent_on > TODAY()',
      refuse: { field: 'spent_on', message: say('发生日期不能在今天之后', 'It cannot be spent after today') },
    },
  },
});

const columnsOfClaims = columns(
  ['subject', 240],
  ['number', 140],
  ['owner', 120],
  ['status', 110],
  ['cost_centre', 110],
  ['total', 130],
  ['submitted_on', 120],
);

const screens = [
  defineView('my_claims', {
    object: 'expense_claim',
    label: say('我的报销', 'My claims'),
    type: 'table',
    columns: columnsOfClaims,
    filter: { field: 'owner', op: 'eq', value: { me: true } },
    totals: [{ field: 'total', aggregate: 'sum' }],
    empty: say('您还没有报销单', 'You have no claims yet'),
    order: 0,
  }),
  defineView('claim_board', {
    object: 'expense_claim',
    label: say('按状态', 'By status'),
    type: 'board',
    columns: columns(['owner', 120], ['cost_centre', 110], ['line_count', 100]),
    board: { field: 'status', sum: 'total' },
    order: 1,
  }),
  defineView('claims_to_pay', {
    object: 'expense_claim',
    label: say('待支付', 'To pay'),
    type: 'table',
    columns: columnsOfClaims,
    filter: { field: 'status', op: 'eq', value: 'approved' },
    sort: [{ field: 'submitted_on', direction: 'asc' }],
    totals: [{ field: 'total', aggregate: 'sum' }],
    empty: say('没有待支付的报销单', 'Nothing is to be paid'),
    order: 2,
  }),
  defineView('expense_lines', {
    object: 'expense_line',
    label: say('全部费用', 'All costs'),
    type: 'table',
    columns: columns(['spent_for', 220], ['claim', 220], ['kind', 110], ['spent_on', 120], ['amount', 130]),
    totals: [{ field: 'amount', aggregate: 'sum' }],
  }),
  defineLayout('expense_claim', {
    object: 'expense_claim',
    highlights: ['number', 'owner', 'total', 'line_count'],
    stage: 'status',
    sections: [
      {
        id: 'about',
        label: say('基本信息', 'About'),
        fields: ['subject', 'number', 'cost_centre', 'status', 'owner', 'department'],
        columns: 2,
      },
      {
        id: 'money',
        label: say('金额与进度', 'Amount and progress'),
        fields: ['total', 'line_count', 'submitted_on', 'paid_on', 'refused_why'],
        columns: 2,
      },
      { id: 'notes', label: say('说明', 'Note'), fields: ['note'] },
    ],
    related: [{ object: 'expense_line', via: 'claim', columns: ['spent_for', 'kind', 'spent_on', 'amount', 'receipt'] }],
    quickCreate: ['subject', 'cost_centre', 'note'],
  }),
  defineLayout('expense_line', {
    object: 'expense_line',
    highlights: ['claim', 'kind', 'spent_on', 'amount'],
    sections: [
      {
        id: 'about',
        label: say('基本信息', 'About'),
        fields: ['spent_for', 'claim', 'kind', 'spent_on', 'amount', 'receipt', 'no_receipt_why'],
      },
    ],
    related: [],
    quickCreate: ['spent_for', 'kind', 'spent_on', 'amount', 'receipt', 'no_receipt_why', 'claim'],
  }),
  defineReport('expenses_waiting', {
    label: say('待处理金额', 'Waiting'),
    chart: 'number',
    present: true,
    query: {
      type: 'summary',
      object: 'expense_claim',
      filter: { field: 'status', op: 'in', value: ['submitted', 'approved'] },
      measures: [
        { name: 'amount', aggregate: 'sum', field: 'total', label: say('金额', 'Amount'), format: 'money' },
        { name: 'claims', aggregate: 'count', label: say('单数', 'Claims'), format: 'number' },
      ],
    },
  }),
  defineReport('expenses_by_kind', {
    label: say('各类费用', 'Costs by kind'),
    chart: 'pie',
    period: 'spent_on',
    query: {
      type: 'summary',
      object: 'expense_line',
      group: [{ field: 'kind' }],
      measures: [{ name: 'amount', aggregate: 'sum', field: 'amount', label: say('金额', 'Amount'), format: 'money' }],
    },
  }),
  defineReport('expenses_by_month', {
    label: say('每月费用', 'Costs by month'),
    chart: 'column',
    period: 'spent_on',
    query: {
      type: 'summary',
      object: 'expense_line',
      group: [{ field: 'spent_on', bucket: 'month' }],
      measures: [{ name: 'amount', aggregate: 'sum', field: 'amount', label: say('金额', 'Amount'), format: 'money' }],
    },
  }),
  defineDashboard('expenses', {
    label: say('费用总览', 'Expenses'),
    widgets: [
      { report: 'expenses_waiting', x: 0, y: 0, w: 4, h: 2 },
      { report: 'expenses_by_kind', x: 4, y: 0, w: 8, h: 5 },
      { report: 'expenses_by_month', x: 0, y: 5, w: 12, h: 4 },
    ],
  }),
  defineRole('expense_claimant', {
    label: say('报销人', 'Claimant'),
    description: say('填写并查看自己的报销单', 'Writes and sees own claims'),
    objects: {
      expense_claim: { read: 'own', create: true, edit: 'own', delete: 'own' },
      expense_line: { read: 'own', create: true, edit: 'own', delete: 'own' },
      user: { read: 'all' },
      department: { read: 'all' },
    },
    fields: { 'expense_claim.paid_on': 'read' },
  }),
  defineRole('expense_payer', {
    label: say('报销审核', 'Expense payer'),
    description: say('查看、批准并支付全部报销单', 'Sees, approves and pays all claims'),
    objects: {
      expense_claim: { read: 'all', edit: 'all', export: true, bulk: true },
      expense_line: { read: 'all', edit: 'all', export: true },
      user: { read: 'all' },
      department: { read: 'all' },
    },
  }),
  defineApp('expenses', {
    label: say('费用报销', 'Expenses'),
    icon: 'receipt',
    order: 22,
    menu: [{ id: 'claims', objects: ['expense_claim'] }],
    objects: ['expense_line'],
    roles: ['expense_claimant', 'expense_payer'],
    dashboards: ['expenses'],
    main: ['expense_claim'],
    home: [
      { id: 'mine', card: 'records', view: 'my_claims' },
      { id: 'figures', card: 'figures', dashboard: 'expenses' },
    ],
    firstSteps: [
      { id: 'claim', step: 'create', object: 'expense_claim', label: say('填写第一张报销单', 'Write your first claim') },
    ],
  }),
];

export const expenses = defineSolution({
  name: 'expenses',
  label: say('费用报销', 'Expense requests'),
  description: say(
    '报销单与明细、提交与支付、各类费用统计',
    'Claims with their costs, submitting and paying, and what was spent on what',
  ),
  version: '1.0',
  template: true,
  gallery: true,
  definitions: [expenseClaim, expenseLine, ...screens],
  samples(today) {
    const on = (days: number) => dayAfter(today, days);
    return [
      {
        object: 'expense_claim',
        daysAgo: 35,
        create: [
          { key: 'fair', subject: say('上海工业展出差', 'Trip to the Shanghai industry fair'), cost_centre: 'sales' },
          { key: 'parts', subject: say('样机零件采购', 'Parts for the prototype'), cost_centre: 'research' },
        ],
      },
      {
        object: 'expense_line',
        daysAgo: 34,
        create: [
          {
            spent_for: say('高铁往返', 'Train, both ways'),
            claim: { ref: 'fair' },
            kind: 'travel',
            spent_on: on(-38),
            amount: '438.00',
          },
          {
            spent_for: say('酒店两晚', 'Hotel, two nights'),
            claim: { ref: 'fair' },
            kind: 'hotel',
            spent_on: on(-37),
            amount: '916.00',
          },
          {
            spent_for: say('客户午餐', 'Lunch with a customer'),
            claim: { ref: 'fair' },
            kind: 'meal',
            spent_on: on(-37),
            amount: '352.50',
          },
          {
            spent_for: say('铝型材', 'Aluminium profiles'),
            claim: { ref: 'parts' },
            kind: 'material',
            spent_on: on(-36),
            amount: '1280.00',
          },
        ],
      },
      {
        object: 'expense_claim',
        daysAgo: 33,
        update: [
          { key: 'fair', status: 'submitted' },
          { key: 'parts', status: 'submitted' },
        ],
      },
      { object: 'expense_claim', daysAgo: 30, update: [{ key: 'fair', status: 'approved' }] },
      {
        object: 'expense_claim',
        daysAgo: 28,
        update: [
          { key: 'fair', status: 'paid' },
          { key: 'parts', status: 'approved' },
        ],
      },
      {
        object: 'expense_claim',
        daysAgo: 4,
        create: [{ key: 'visit', subject: say('无锡客户拜访', 'Visit to a customer in Wuxi'), cost_centre: 'sales' }],
      },
      {
        object: 'expense_line',
        daysAgo: 4,
        create: [
          { spent_for: say('自驾过路费', 'Tolls'), claim: { ref: 'visit' }, kind: 'travel', spent_on: on(-5), amount: '86.00' },
          { spent_for: say('停车', 'Parking'), claim: { ref: 'visit' }, kind: 'travel', spent_on: on(-5), amount: '20.00' },
        ],
      },
      { object: 'expense_claim', daysAgo: 3, update: [{ key: 'visit', status: 'submitted' }] },
    ];
  },
});
