import { type ChoiceOption, defineLayout, defineObject, defineProcess, defineView, type Label } from '@tenon/metadata';
import { giveTask, offerProcess, onlyIf, say, waitDays } from './words.ts';

function option(value: string, label: Label, color: ChoiceOption['color']): ChoiceOption {
  return { value, label, ...(color && { color }) };
}

const status = {
  type: 'choice' as const,
  label: say('状态', 'Status'),
  default: 'draft',
  options: [
    option('draft', say('草稿', 'Draft'), 'gray'),
    option('pending', say('审批中', 'In approval'), 'blue'),
    option('approved', say('已批准', 'Approved'), 'green'),
    option('rejected', say('未批准', 'Rejected'), 'red'),
    option('withdrawn', say('已撤回', 'Withdrawn'), 'gray'),
  ],
};
const written = {
  status: { field: 'status', pending: 'pending', approved: 'approved', rejected: 'rejected', withdrawn: 'withdrawn' },
};

/** A claim is approved before it is paid. */
export const expenseApproval = offerProcess('expense_approval', {
  label: say('报销审批', 'Expense approval'),
  description: say(
    '报销单提交后由直属上级审批，超过 5000 再由部门负责人审批',
    'A claim that is submitted goes to the superior, of more than 5,000 to the head of the department as well',
  ),
  requires: { expenses: '1.0' },
  definitions: [
    defineProcess('expense_approval', {
      label: say('报销审批', 'Expense approval'),
      trigger: {
        ...{ object: 'expense_claim', on: ['update'], changed: ['status'], becomes: true },
        when: { field: 'status', op: 'eq', value: 'submitted' },
      },
      approval: { status: { field: 'status', approved: 'approved', rejected: 'draft', withdrawn: 'draft' } },
      steps: [
        {
          ...{ id: 'superior', kind: 'approval', label: say('直属上级', 'Superior') },
          inputs: { approvers: [{ superior: 1 }], shows: ['subject', 'total', 'line_count', 'cost_centre'] },
        },
        onlyIf('large', 'total > 5000', say('超过 5000？', 'More than 5,000?'), [
          {
            ...{ id: 'head', kind: 'approval', label: say('部门负责人', 'Head of department') },
            inputs: { approvers: [{ head: 0 }], repeats: 'first', shows: ['subject', 'total', 'line_count', 'cost_centre'] },
          },
        ]),
      ],
    }),
  ],
});

const leaveRequest = defineObject('leave_request', {
  label: say('请假单', 'Leave request'),
  plural: say('请假单', 'Leave requests'),
  description: say('谁在何时请假、请几天', 'Who is away when, and for how many days'),
  ...{ icon: 'calendar-event', title: 'reason', figure: 'days' },
  fields: {
    reason: { type: 'text', label: say('事由', 'Reason'), required: true, maxLength: 200 },
    kind: {
      ...{ type: 'choice', label: say('类型', 'Kind'), required: true, default: 'annual' },
      options: [
        option('annual', say('年假', 'Annual leave'), 'blue'),
        option('personal', say('事假', 'Personal leave'), 'gray'),
        option('sick', say('病假', 'Sick leave'), 'orange'),
        option('other', say('其他', 'Other'), 'gray'),
      ],
    },
    from_on: { type: 'date', label: say('开始日期', 'From'), required: true },
    days: { type: 'decimal', label: say('天数', 'Days'), required: true, precision: 6, scale: 1, min: '0.5' },
    status,
  },
});

/** Leave is asked for, and longer leave by one more. */
export const leaveApproval = offerProcess('leave_approval', {
  label: say('请假审批', 'Leave approval'),
  description: say(
    '自带请假单。直属上级审批，超过 3 天再由部门负责人审批',
    'Brings leave requests. The superior decides, for more than 3 days the head of the department as well',
  ),
  definitions: [
    leaveRequest,
    defineView('all_leave_requests', {
      ...{ object: 'leave_request', label: say('全部请假单', 'All leave requests'), type: 'table' },
      columns: ['reason', 'owner', 'kind', 'from_on', 'days', 'status'].map((field) => ({ field, width: 150 })),
    }),
    defineLayout('leave_request', {
      object: 'leave_request',
      highlights: ['owner', 'days', 'status'],
      sections: [
        {
          id: 'about',
          label: say('基本信息', 'About'),
          fields: ['reason', 'kind', 'from_on', 'days', 'status', 'owner'],
          columns: 2,
        },
      ],
      related: [],
      quickCreate: ['reason', 'kind', 'from_on', 'days'],
    }),
    defineProcess('leave_approval', {
      label: say('请假审批', 'Leave approval'),
      trigger: { object: 'leave_request', on: ['create'] },
      approval: written,
      steps: [
        {
          ...{ id: 'superior', kind: 'approval', label: say('直属上级', 'Superior') },
          inputs: { approvers: [{ superior: 1 }], shows: ['reason', 'kind', 'from_on', 'days'] },
        },
        onlyIf('long', 'days > 3', say('超过 3 天？', 'More than 3 days?'), [
          {
            ...{ id: 'head', kind: 'approval', label: say('部门负责人', 'Head of department') },
            inputs: { approvers: [{ head: 0 }], repeats: 'first', shows: ['reason', 'kind', 'from_on', 'days'] },
          },
        ]),
      ],
    }),
  ],
});

const contract = defineObject('contract', {
  label: say('合同', 'Contract'),
  plural: say('合同', 'Contracts'),
  description: say('与客户签订的合同', 'What was agreed with an account'),
  ...{ icon: 'file-text', title: 'name', figure: 'amount' },
  fields: {
    name: { type: 'text', label: say('合同名称', 'Contract'), required: true, maxLength: 200 },
    account: { type: 'relation', to: 'account', label: say('客户', 'Account') },
    amount: { type: 'money', label: say('金额', 'Amount') },
    starts_on: { type: 'date', label: say('开始日期', 'Starts on') },
    ends_on: { type: 'date', label: say('到期日期', 'Ends on') },
    document: { type: 'file', label: say('合同文件', 'Document'), multiple: true },
    status,
  },
});

/** A contract is approved before it is signed. */
export const contractApproval = offerProcess('contract_approval', {
  label: say('合同审批', 'Contract approval'),
  description: say(
    '自带合同对象。直属上级审批，超过 10 万再由部门负责人审批；审批期间锁定',
    'Brings contracts. The superior decides, on more than 100,000 the head of the department as well; it is locked meanwhile',
  ),
  requires: { sales: '0.1.0' },
  definitions: [
    contract,
    defineView('all_contracts', {
      ...{ object: 'contract', label: say('全部合同', 'All contracts'), type: 'table' },
      columns: ['name', 'account', 'amount', 'ends_on', 'status', 'owner'].map((field) => ({ field, width: 150 })),
    }),
    defineLayout('contract', {
      object: 'contract',
      highlights: ['account', 'amount', 'status'],
      sections: [
        {
          ...{ id: 'about', label: say('基本信息', 'About'), columns: 2 },
          fields: ['name', 'account', 'amount', 'starts_on', 'ends_on', 'document', 'status', 'owner'],
        },
      ],
      related: [],
      quickCreate: ['name', 'account', 'amount', 'starts_on', 'ends_on'],
    }),
    defineProcess('contract_approval', {
      label: say('合同审批', 'Contract approval'),
      trigger: { object: 'contract', on: ['create'] },
      approval: written,
      steps: [
        {
          ...{ id: 'superior', kind: 'approval', label: say('直属上级', 'Superior') },
          inputs: { approvers: [{ superior: 1 }], shows: ['name', 'account', 'amount', 'starts_on', 'ends_on'] },
        },
        onlyIf('large', 'amount > 100000', say('超过 10 万？', 'More than 100,000?'), [
          {
            ...{ id: 'head', kind: 'approval', label: say('部门负责人', 'Head of department') },
            inputs: { approvers: [{ head: 0 }], needs: 'comment', shows: ['name', 'account', 'amount', 'starts_on', 'ends_on'] },
          },
        ]),
      ],
    }),
  ],
});

/** A contract that ends is renewed in time. */
export const contractRenewal = offerProcess('contract_renewal', {
  label: say('合同到期续签', 'Contracts that end'),
  description: say(
    '合同到期前 60 天给负责人生成续签任务',
    'Sixty days before a contract ends, its owner has the task to renew it',
  ),
  requires: { contract_approval: '1.0', sales: '0.1.0' },
  definitions: [
    defineProcess('contract_renewal', {
      label: say('合同到期续签', 'Contracts that end'),
      trigger: {
        ...{ object: 'contract', kind: 'date', field: 'ends_on', offset: { amount: 60, unit: 'day', side: 'before' } },
        when: { field: 'status', op: 'eq', value: 'approved' },
      },
      actsAs: 'owner',
      steps: [giveTask('renew', { subject: say('续签合同：{name}', 'Renew the contract: {name}'), inDays: 14 })],
    }),
  ],
});

const receivable = defineObject('receivable', {
  label: say('应收款', 'Receivable'),
  plural: say('应收款', 'Receivables'),
  description: say('客户应付的款项', 'What an account has to pay'),
  ...{ icon: 'coin', title: 'name', figure: 'amount' },
  fields: {
    name: { type: 'text', label: say('款项', 'What for'), required: true, maxLength: 200 },
    account: { type: 'relation', to: 'account', label: say('客户', 'Account') },
    amount: { type: 'money', label: say('金额', 'Amount') },
    due_on: { type: 'date', label: say('应收日期', 'Due on'), required: true },
    paid_on: { type: 'date', label: say('收款日期', 'Paid on') },
  },
});

/** What is not paid in time is asked for, again and again. */
export const overdueReceivables = offerProcess('overdue_receivables', {
  label: say('逾期应收款催收（3/5/7 天）', 'Overdue receivables, day 3, 5 and 7'),
  description: say(
    '自带应收款。逾期 3、5、7 天仍未收款时，依次生成任务，越来越紧急',
    'Brings receivables. What is not paid 3, 5 and 7 days late becomes tasks, each more urgent',
  ),
  requires: { sales: '0.1.0' },
  definitions: [
    receivable,
    defineView('all_receivables', {
      ...{ object: 'receivable', label: say('全部应收款', 'All receivables'), type: 'table' },
      columns: ['name', 'account', 'amount', 'due_on', 'paid_on', 'owner'].map((field) => ({ field, width: 150 })),
    }),
    defineLayout('receivable', {
      object: 'receivable',
      highlights: ['account', 'amount', 'due_on'],
      sections: [
        {
          id: 'about',
          label: say('基本信息', 'About'),
          fields: ['name', 'account', 'amount', 'due_on', 'paid_on', 'owner'],
          columns: 2,
        },
      ],
      related: [],
      quickCreate: ['name', 'account', 'amount', 'due_on'],
    }),
    defineProcess('overdue_receivables', {
      label: say('逾期应收款催收（3/5/7 天）', 'Overdue receivables, day 3, 5 and 7'),
      trigger: {
        ...{ object: 'receivable', kind: 'date', field: 'due_on', offset: { amount: 3, unit: 'day', side: 'after' } },
        when: { field: 'paid_on', op: 'empty' },
      },
      actsAs: 'owner',
      steps: [
        giveTask('day_3', { subject: say('提醒付款：{name}', 'Ask for payment: {name}'), inDays: 1 }),
        waitDays('to_day_5', 2),
        onlyIf('unpaid_on_day_5', 'ISBLANK(paid_on)', say('第 5 天仍未收款？', 'Still unpaid on day 5?'), [
          giveTask('day_5', { subject: say('电话催收：{name}', 'Call about: {name}'), isUrgent: true }),
          waitDays('to_day_7', 2),
          onlyIf('unpaid_on_day_7', 'ISBLANK(paid_on)', say('第 7 天仍未收款？', 'Still unpaid on day 7?'), [
            giveTask('day_7', { subject: say('发出催款函：{name}', 'Send a formal demand: {name}'), isUrgent: true }),
          ]),
        ]),
      ],
    }),
  ],
});

/** A certificate that runs out is asked for anew. */
export const supplierCertificate = offerProcess('supplier_certificate', {
  label: say('供应商资质到期', 'Suppliers’ certificates'),
  description: say(
    '资质到期前 30 天生成任务，到期后降为试用',
    'Thirty days before a certificate runs out it becomes a task; where nothing comes, the supplier is on trial again',
  ),
  requires: { suppliers: '1.0', sales: '0.1.0' },
  definitions: [
    defineProcess('supplier_certificate', {
      label: say('供应商资质到期', 'Suppliers’ certificates'),
      trigger: {
        ...{ object: 'supplier', kind: 'date', field: 'certified_until', offset: { amount: 30, unit: 'day', side: 'before' } },
        when: { field: 'grade', op: 'in', value: ['approved', 'preferred'] },
      },
      actsAs: 'owner',
      steps: [
        giveTask('ask', { subject: say('索取新资质：{name}', 'Ask for the new certificate: {name}'), inDays: 14 }),
        waitDays('until_then', 31),
        onlyIf('run_out', 'certified_until < TODAY()', say('已到期？', 'Has it run out?'), [
          { id: 'on_trial', kind: 'updateRecord', label: say('降为试用', 'On trial'), inputs: { values: { grade: 'trial' } } },
        ]),
      ],
    }),
  ],
});

/** Everything is there on somebody's first day. */
export const newHire = offerProcess('new_hire', {
  label: say('入职准备', 'A new colleague'),
  description: say(
    '候选人录用后，同时生成账号、工位和入职培训三项任务',
    'Somebody who is hired sets off three tasks at once: accounts, a desk, and a plan for the first week',
  ),
  requires: { recruitment: '1.0', sales: '0.1.0' },
  definitions: [
    defineProcess('new_hire', {
      label: say('入职准备', 'A new colleague'),
      trigger: {
        ...{ object: 'candidate', on: ['update'], changed: ['stage'], becomes: true },
        when: { field: 'stage', op: 'eq', value: 'hired' },
      },
      steps: [
        {
          ...{ id: 'at_once', kind: 'parallel', label: say('同时准备', 'At the same time'), inputs: {} },
          branches: [
            {
              id: 'accounts',
              steps: [giveTask('account', { subject: say('为 {name} 开通账号', 'Accounts for {name}'), inDays: 5 })],
            },
            {
              id: 'desk',
              steps: [giveTask('desk_task', { subject: say('为 {name} 准备工位', 'A desk for {name}'), inDays: 5 })],
            },
            {
              id: 'plan',
              steps: [
                giveTask('first_week', { subject: say('安排 {name} 的第一周', 'Plan the first week of {name}'), inDays: 7 }),
              ],
            },
          ],
        },
      ],
    }),
  ],
});

/** A machine that stands still is not left for tomorrow. */
export const urgentTicket = offerProcess('urgent_ticket', {
  label: say('停机工单加急', 'When a machine stands still'),
  description: say(
    '停机工单承诺当天处理；一天后仍未派工，生成紧急任务',
    'An urgent ticket is promised for the same day; where nobody was sent a day later, an urgent task follows',
  ),
  requires: { after_sales: '1.0', sales: '0.1.0' },
  definitions: [
    defineProcess('urgent_ticket', {
      label: say('停机工单加急', 'When a machine stands still'),
      trigger: { object: 'service_ticket', on: ['create'], when: { field: 'urgency', op: 'eq', value: 'urgent' } },
      steps: [
        {
          id: 'promise',
          kind: 'updateRecord',
          label: say('承诺当天', 'Promise today'),
          inputs: { values: { due_on: { today: true } } },
        },
        waitDays('a_day', 1),
        onlyIf('unplanned', 'status = "new"', say('仍未派工？', 'Still nobody sent?'), [
          giveTask('send', { subject: say('停机工单未派工：{subject}', 'Nobody was sent: {subject}'), isUrgent: true }),
        ]),
      ],
    }),
  ],
});
