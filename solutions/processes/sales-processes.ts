import { defineProcess } from '@tenon/metadata';
import { giveTask, offerProcess, onlyIf, say, waitDays } from './words.ts';

const requires = { sales: '0.1.0' };
const openDeals = { field: 'status', op: 'eq', value: 'open' } as const;

/** A new lead is answered within a day, or its owner hears of it. */
export const leadResponse = offerProcess('lead_response', {
  label: say('线索 24 小时内响应', 'Answer leads within a day'),
  description: say(
    '新线索立即生成跟进任务；一天后仍未处理，再生成一条紧急任务',
    'A new lead becomes a task at once; where nobody has taken it up a day later, an urgent one follows',
  ),
  requires,
  definitions: [
    defineProcess('lead_response', {
      label: say('线索 24 小时内响应', 'Answer leads within a day'),
      trigger: { object: 'lead', on: ['create'], when: { field: 'status', op: 'eq', value: 'new' } },
      steps: [
        giveTask('first_call', { subject: say('联系新线索：{name}', 'Call the new lead: {name}'), inDays: 1 }),
        waitDays('a_day', 1),
        onlyIf('still_new', 'status = "new"', say('仍未处理？', 'Still not taken up?'), [
          giveTask('urgent', { subject: say('线索已超时：{name}', 'This lead has waited too long: {name}'), isUrgent: true }),
        ]),
      ],
    }),
  ],
});

/** Nobody has touched an open deal for two weeks. */
export const stalledDeals = offerProcess('stalled_deals', {
  label: say('停滞商机提醒', 'Stalled deals'),
  description: say(
    '进行中的商机 14 天没有更新时，给负责人生成任务',
    'An open deal that nobody has touched for 14 days becomes a task for its owner',
  ),
  requires,
  definitions: [
    defineProcess('stalled_deals', {
      label: say('停滞商机提醒', 'Stalled deals'),
      trigger: {
        object: 'deal',
        kind: 'date',
        field: 'updated_at',
        when: openDeals,
        offset: { amount: 14, unit: 'day', side: 'after' },
      },
      actsAs: 'owner',
      steps: [giveTask('push', { subject: say('推进停滞的商机：{name}', 'Get this deal moving: {name}'), inDays: 2 })],
    }),
  ],
});

/** More than fifteen per cent off is for a superior to allow. */
export const discountApproval = offerProcess('discount_approval', {
  label: say('折扣审批', 'Discount approval'),
  description: say(
    '产品明细折扣超过 15% 时，由直属上级审批；超过 30% 再由上级的上级审批',
    'A line with more than 15 % off goes to the superior, with more than 30 % to theirs as well',
  ),
  requires,
  definitions: [
    defineProcess('discount_approval', {
      label: say('折扣审批', 'Discount approval'),
      trigger: {
        ...{ object: 'deal_line', on: ['create', 'update'], changed: ['discount'], becomes: true },
        when: { field: 'discount', op: 'gt', value: 15 },
      },
      steps: [
        {
          ...{ id: 'superior', kind: 'approval', label: say('直属上级', 'Superior') },
          inputs: { approvers: [{ superior: 1 }], shows: ['deal', 'product', 'quantity', 'unit_price', 'discount'] },
        },
        onlyIf('very_large', 'discount > 30', say('折扣超过 30%？', 'More than 30 % off?'), [
          {
            ...{ id: 'above', kind: 'approval', label: say('上级的上级', 'Their superior') },
            inputs: { approvers: [{ superior: 2 }], shows: ['deal', 'product', 'quantity', 'unit_price', 'discount'] },
          },
        ]),
      ],
    }),
  ],
});

/** A large deal is looked at by those above before it is negotiated. */
export const largeDealApproval = offerProcess('large_deal_approval', {
  label: say('大单审批', 'Large deals'),
  description: say(
    '商机进入谈判且金额超过 50 万时，逐级审批到上两级',
    'A deal of more than 500,000 that comes to negotiation is approved by two superiors, one after the other',
  ),
  requires,
  definitions: [
    defineProcess('large_deal_approval', {
      label: say('大单审批', 'Large deals'),
      trigger: {
        ...{ object: 'deal', on: ['update'], changed: ['stage'], becomes: true },
        when: {
          and: [
            { field: 'stage', op: 'eq', value: 'negotiation' },
            { field: 'amount', op: 'gt', value: '500000' },
          ],
        },
      },
      approval: { locks: ['amount'] },
      steps: [
        {
          ...{ id: 'superiors', kind: 'approval', label: say('逐级审批', 'Superiors') },
          inputs: {
            approvers: [{ superiors: 2 }],
            rule: { mode: 'sequence' },
            shows: ['name', 'account', 'amount', 'expected_close'],
          },
        },
      ],
    }),
  ],
});

/** What follows a signature: delivery, the account is active, and a call after a month. */
export const wonDealFollowUp = offerProcess('won_deal_follow_up', {
  label: say('签约后客户交接', 'After signing'),
  description: say(
    '赢单后把客户改为活跃、安排启动会，30 天后回访',
    'A won deal makes its account active, has a kick-off arranged, and a call made 30 days later',
  ),
  requires,
  definitions: [
    defineProcess('won_deal_follow_up', {
      label: say('签约后客户交接', 'After signing'),
      trigger: {
        ...{ object: 'deal', on: ['create', 'update'], changed: ['stage'], becomes: true },
        when: { field: 'status', op: 'eq', value: 'won' },
      },
      steps: [
        {
          ...{ id: 'find_account', kind: 'findRecord', label: say('找到客户', 'Find the account') },
          inputs: { object: 'account', match: { name: { expression: 'account.name' } } },
        },
        {
          ...{ id: 'active', kind: 'updateOther', label: say('客户改为活跃', 'Make the account active') },
          inputs: { object: 'account', record: { output: 'find_account.record' }, values: { status: 'active' } },
        },
        giveTask('kick_off', { subject: say('安排启动会：{name}', 'Arrange the kick-off: {name}'), inDays: 3, isUrgent: true }),
        waitDays('a_month', 30),
        giveTask('call', { subject: say('签约满月回访：{name}', 'Ask how it is going: {name}'), inDays: 2 }),
      ],
    }),
  ],
});

/** On the birthday of somebody whom we know. */
export const contactBirthday = offerProcess('contact_birthday', {
  label: say('联系人生日', 'Birthdays'),
  description: say(
    '每天上午检查，联系人生日当天给负责人生成祝福任务',
    'Looks every morning, and gives a task to the owner of each contact whose birthday it is',
  ),
  requires,
  definitions: [
    defineProcess('contact_birthday', {
      label: say('联系人生日', 'Birthdays'),
      trigger: { object: 'contact', kind: 'schedule', every: 'day', at: '08:30', when: { field: 'birthday', op: 'notEmpty' } },
      actsAs: 'owner',
      steps: [
        onlyIf('today', 'MONTH(birthday) = MONTH(TODAY()) AND DAY(birthday) = DAY(TODAY())', say('今天生日？', 'Is it today?'), [
          giveTask('wishes', { subject: say('祝 {name} 生日快乐', 'Wish {name} a happy birthday') }),
        ]),
      ],
    }),
  ],
});

/** Deals that are meant to close this week. */
export const weeklyReview = offerProcess('weekly_review', {
  label: say('每周商机检查', 'Weekly review'),
  description: say(
    '每周一早上，为本周预计成交的商机逐一生成检查任务',
    'Every Monday morning each deal that is to close this week becomes a task',
  ),
  requires,
  definitions: [
    defineProcess('weekly_review', {
      label: say('每周商机检查', 'Weekly review'),
      trigger: {
        ...{ object: 'deal', kind: 'schedule', every: 'week', days: [1], at: '08:00' },
        when: { and: [openDeals, { field: 'expected_close', op: 'within', value: 'thisWeek' }] },
      },
      actsAs: 'owner',
      steps: [giveTask('look', { subject: say('本周预计成交：{name}，确认进展', 'To close this week: {name}. How is it?') })],
    }),
  ],
});

/** A contact has left their company. */
export const contactLeft = offerProcess('contact_left', {
  label: say('联系人离职', 'A contact leaves'),
  description: say(
    '联系人标为离职时生成任务，关键决策人优先级为高',
    'A contact that is marked as left becomes a task, an urgent one where they decided',
  ),
  requires,
  definitions: [
    defineProcess('contact_left', {
      label: say('联系人离职', 'A contact leaves'),
      trigger: {
        ...{ object: 'contact', on: ['update'], changed: ['employment'], becomes: true },
        when: { field: 'employment', op: 'eq', value: 'left' },
      },
      steps: [
        {
          ...{ id: 'who', kind: 'condition', label: say('关键决策人？', 'Did they decide?'), inputs: {} },
          branches: [
            {
              ...{ id: 'yes', label: say('是', 'Yes'), when: 'decision_maker' },
              steps: [
                giveTask('decider', {
                  subject: say('尽快找到接替 {name} 的决策人', 'Find out who decides instead of {name}'),
                  inDays: 1,
                  isUrgent: true,
                }),
              ],
            },
            {
              id: 'no',
              label: say('否则', 'Otherwise'),
              steps: [giveTask('other', { subject: say('确认 {name} 的接替人', 'Find out who follows {name}'), inDays: 7 })],
            },
          ],
        },
      ],
    }),
  ],
});

/** A task that nobody does becomes more urgent by and by. */
export const taskEscalation = offerProcess('task_escalation', {
  label: say('任务逾期升级（3/5/7 天）', 'Overdue tasks, day 3, 5 and 7'),
  description: say(
    '任务逾期 3 天标为高优先级，5 天提醒负责人，7 天请其上级处理',
    'An overdue task becomes urgent on day 3, is called to mind on day 5, and goes to the superior on day 7',
  ),
  requires,
  definitions: [
    defineProcess('task_escalation', {
      label: say('任务逾期升级（3/5/7 天）', 'Overdue tasks, day 3, 5 and 7'),
      trigger: {
        ...{ object: 'task', kind: 'date', field: 'due_on', offset: { amount: 3, unit: 'day', side: 'after' } },
        when: { field: 'status', op: 'in', value: ['open', 'doing'] },
      },
      actsAs: 'owner',
      steps: [
        {
          id: 'day_3',
          kind: 'updateRecord',
          label: say('第 3 天：高优先级', 'Day 3: urgent'),
          inputs: { values: { priority: 'high' } },
        },
        waitDays('to_day_5', 2),
        onlyIf('open_on_day_5', 'ISBLANK(done_on)', say('第 5 天仍未完成？', 'Still open on day 5?'), [
          giveTask('day_5', {
            subject: say('逾期 5 天：{subject}', 'Overdue for 5 days: {subject}'),
            isUrgent: true,
            isOfTask: true,
          }),
          waitDays('to_day_7', 2),
          onlyIf('open_on_day_7', 'ISBLANK(done_on)', say('第 7 天仍未完成？', 'Still open on day 7?'), [
            {
              ...{ id: 'day_7', kind: 'approval', label: say('请上级处理', 'The superior decides') },
              inputs: { approvers: [{ superior: 1, of: 'owner' }], shows: ['subject', 'due_on', 'owner'] },
            },
          ]),
        ]),
      ],
    }),
  ],
});
