import { defineApp, defineDashboard, defineLayout, defineReport, defineRole, defineView } from '@tenon/metadata';
import { columns, say } from '../words.ts';

const columnsOfClaims = columns(
  ['subject', 240],
  ['number', 140],
  ['owner', 120],
  ['status', 110],
  ['cost_centre', 110],
  ['total', 130],
  ['submitted_on', 120],
);

export const expenseClaimScreens = [
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
      { id: 'first_steps', card: 'firstSteps', side: true },
      { id: 'recent', card: 'recent', side: true },
    ],
    firstSteps: [
      { id: 'claim', step: 'create', object: 'expense_claim', label: say('填写第一张报销单', 'Write your first claim') },
    ],
  }),
];
