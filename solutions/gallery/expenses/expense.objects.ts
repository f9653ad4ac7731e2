import { defineObject } from '@tenon/metadata';
import { option, say } from '../words.ts';

export const expenseClaim = defineObject('expense_claim', {
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
        // It waits for an answer, although it notes a day.
        { ...option('submitted', say('已提交', 'Submitted'), 'blue', { submitted_on: { today: true } }), kind: 'open' },
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

export const expenseLine = defineObject('expense_line', {
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
