import { defineObject } from '@tenon/metadata';
import { leadSources } from '../account/lead-sources.ts';
import { buyingRoles } from '../contact/buying-roles.ts';
import { dealStages, stagesOfPipeline } from './deal-stages.ts';

export const deal = defineObject('deal', {
  label: { zh: '商机', en: 'Deal' },
  plural: { zh: '商机', en: 'Deals' },
  description: { zh: '一次可能的成交，从接触到赢单或输单', en: 'A possible sale, from first contact to won or lost' },
  icon: 'target-arrow',
  order: 4,
  title: 'name',
  rateDate: 'closed_on',
  track: {
    field: 'stage',
    into: 'deal_stage_entry',
    value: 'stage',
    enteredAt: 'entered_at',
    leftAt: 'left_at',
    enteredBy: 'entered_by',
  },
  fields: {
    name: { type: 'text', label: { zh: '商机名称', en: 'Deal name' }, required: true },
    number: { type: 'autoNumber', label: { zh: '商机编号', en: 'Deal no.' }, pattern: 'D-{yyyy}{mm}-{0000}' },
    account: { type: 'relation', to: 'account', label: { zh: '客户', en: 'Account' } },
    pipeline: {
      type: 'choice',
      label: { zh: '销售流程', en: 'Pipeline' },
      required: true,
      default: 'direct',
      options: [
        { value: 'direct', label: { zh: '直销', en: 'Direct sales' }, color: 'blue' },
        { value: 'channel', label: { zh: '渠道', en: 'Channel sales' }, color: 'orange' },
        { value: 'renewal', label: { zh: '续约', en: 'Renewals' }, color: 'teal' },
      ],
    },
    stage: {
      type: 'choice',
      label: { zh: '阶段', en: 'Stage' },
      required: true,
      default: 'prospecting',
      options: dealStages,
      dependsOn: { field: 'pipeline', options: stagesOfPipeline },
    },
    status: {
      type: 'choice',
      label: { zh: '结果', en: 'Outcome' },
      readOnly: true,
      help: { zh: '由阶段决定', en: 'Follows from the stage' },
      options: [
        { value: 'open', label: { zh: '进行中', en: 'Open' }, color: 'blue' },
        { value: 'won', label: { zh: '赢单', en: 'Won' }, color: 'green' },
        { value: 'lost', label: { zh: '输单', en: 'Lost' }, color: 'red' },
        { value: 'invalid', label: { zh: '无效', en: 'Invalid' }, color: 'gray' },
      ],
    },
    amount: { type: 'money', label: { zh: '金额', en: 'Amount' } },
    probability: {
      type: 'percent',
      label: { zh: '赢率', en: 'Probability' },
      help: { zh: '随阶段变化，也可改写', en: 'Follows the stage; may be overridden' },
    },
    weighted_amount: {
      type: 'formula',
      label: { zh: '加权金额', en: 'Weighted amount' },
      expression: 'amount * probability / 100',
      result: 'decimal',
      scale: 2,
      format: 'money',
    },
    expected_close: { type: 'date', label: { zh: '预计成交日期', en: 'Expected close' } },
    started_on: {
      type: 'date',
      label: { zh: '开始日期', en: 'Started on' },
      default: { today: true },
      help: { zh: '首次接触的日期，成交周期从这天算起', en: 'Day of first contact; the sales cycle counts from here' },
    },
    closed_on: {
      type: 'date',
      label: { zh: '结束日期', en: 'Closed on' },
      help: {
        zh: '进入赢单、输单或无效的日期；在三者之间更正时不变，重新打开后清空',
        en: 'Day the deal was won, lost or given up; stays when one is corrected to another, empty once the deal is reopened',
      },
    },
    cycle_days: {
      type: 'formula',
      label: { zh: '成交周期（天）', en: 'Sales cycle (days)' },
      // Nothing when the deal was closed before it began: a slip of the pen must not pull the mean below zero.
      expression: 'DATEDIF(started_on, closed_on, "d")',
      result: 'integer',
    },
    product: { type: 'relation', to: 'product', label: { zh: '主要产品', en: 'Main product' } },
    source: { type: 'choice', label: { zh: '来源', en: 'Source' }, options: leadSources },
    loss_reason: {
      type: 'choice',
      label: { zh: '输单原因', en: 'Loss reason' },
      options: [
        { value: 'competitor', label: { zh: '客户选择竞品', en: 'Chose a competitor' } },
        { value: 'no_project', label: { zh: '立项失败', en: 'Project not approved' } },
        { value: 'decision_chain', label: { zh: '决策链复杂', en: 'Too many deciders' } },
        { value: 'budget', label: { zh: '预算限制', en: 'Budget' } },
        { value: 'changed_needs', label: { zh: '需求变化', en: 'Needs changed' } },
        { value: 'price', label: { zh: '价格', en: 'Price' } },
        { value: 'other', label: { zh: '其他', en: 'Other' } },
      ],
    },
    next_step: { type: 'text', label: { zh: '下一步', en: 'Next step' } },
    description: { type: 'longText', label: { zh: '说明', en: 'Description' } },
    attachments: { type: 'file', label: { zh: '附件', en: 'Files' }, multiple: true },
    external_id: { type: 'text', label: { zh: '外部标识', en: 'External ID' }, unique: true },
    lines: { type: 'subTable', to: 'deal_line', via: 'deal', label: { zh: '产品明细', en: 'Lines' } },
    lines_total: {
      type: 'rollup',
      label: { zh: '明细合计', en: 'Lines total' },
      relation: 'lines',
      aggregate: 'sum',
      field: 'total',
    },
    follow_ups: { type: 'relationMany', to: 'follow_up', via: 'related', label: { zh: '跟进记录', en: 'Follow-ups' } },
    stage_entries: { type: 'relationMany', to: 'deal_stage_entry', via: 'deal', label: { zh: '阶段历史', en: 'Stage history' } },
    next_contact_on: {
      type: 'rollup',
      label: { zh: '下次联系', en: 'Next contact' },
      relation: 'follow_ups',
      aggregate: 'max',
      field: 'next_contact_on',
      result: 'date',
    },
  },
  subtitle: ['account'],
  figure: 'amount',
  search: ['name', 'number', 'external_id'],
  similar: ['name'],
});

/** Stage history, written by the platform each time a deal enters a stage. */
export const dealStageEntry = defineObject('deal_stage_entry', {
  label: { zh: '阶段历史', en: 'Stage history' },
  plural: { zh: '阶段历史', en: 'Stage history' },
  icon: 'history',
  title: 'stage',
  menu: false,
  timeline: false,
  controlledBy: 'deal',
  sort: [{ field: 'entered_at', direction: 'desc' }],
  fields: {
    deal: {
      type: 'relation',
      to: 'deal',
      label: { zh: '商机', en: 'Deal' },
      required: true,
      readOnly: true,
      onDelete: 'cascade',
    },
    stage: { type: 'text', label: { zh: '阶段', en: 'Stage' }, readOnly: true },
    entered_at: { type: 'datetime', label: { zh: '进入时间', en: 'Entered at' }, readOnly: true },
    left_at: { type: 'datetime', label: { zh: '离开时间', en: 'Left at' }, readOnly: true },
    entered_by: { type: 'user', label: { zh: '操作人', en: 'Entered by' }, readOnly: true },
  },
});

/** Who takes part in a deal, and as what. */
export const dealContact = defineObject('deal_contact', {
  label: { zh: '商机联系人', en: 'Deal contact' },
  plural: { zh: '商机联系人', en: 'Deal contacts' },
  icon: 'users',
  title: 'summary',
  menu: false,
  activities: false,
  controlledBy: 'deal',
  unique: [['deal', 'contact']],
  fields: {
    summary: {
      type: 'formula',
      label: { zh: '摘要', en: 'Summary' },
      expression: 'contact.name & " · " & deal.name',
      result: 'text',
    },
    deal: { type: 'relation', to: 'deal', label: { zh: '商机', en: 'Deal' }, required: true, onDelete: 'cascade' },
    contact: { type: 'relation', to: 'contact', label: { zh: '联系人', en: 'Contact' }, required: true, onDelete: 'cascade' },
    role: {
      type: 'choice',
      label: { zh: '角色', en: 'Role' },
      options: buyingRoles,
    },
  },
});
