import { defineObject } from '@tenon/metadata';

export const followUp = defineObject('follow_up', {
  label: { zh: '跟进记录', en: 'Follow-up' },
  plural: { zh: '跟进记录', en: 'Follow-ups' },
  description: { zh: '与客户的一次接触，以及下次联系的时间', en: 'One contact with a customer, and when the next one is due' },
  icon: 'message-circle',
  order: 5,
  title: 'content',
  controlledBy: 'related',
  timeline: false,
  activity: { related: 'related', at: 'occurred_at', text: 'content' },
  subtitle: ['related'],
  figure: 'occurred_at',
  sort: [{ field: 'occurred_at', direction: 'desc' }],
  fields: {
    content: { type: 'longText', label: { zh: '内容', en: 'What happened' }, required: true, maxLength: 10000 },
    type: {
      type: 'choice',
      label: { zh: '方式', en: 'Type' },
      required: true,
      default: 'call',
      options: [
        { value: 'call', label: { zh: '电话', en: 'Call' }, color: 'blue' },
        { value: 'wechat', label: { zh: '微信', en: 'WeChat' }, color: 'green' },
        { value: 'visit', label: { zh: '拜访', en: 'Visit' }, color: 'orange' },
        { value: 'meeting', label: { zh: '会议', en: 'Meeting' }, color: 'violet' },
        { value: 'email', label: { zh: '邮件', en: 'E-mail' }, color: 'indigo' },
        { value: 'note', label: { zh: '备注', en: 'Note' }, color: 'gray' },
      ],
    },
    related: {
      type: 'polymorphic',
      to: ['*'],
      label: { zh: '关联', en: 'Related to' },
      required: true,
    },
    occurred_at: { type: 'datetime', label: { zh: '跟进时间', en: 'When' }, default: { today: true } },
    next_contact_on: { type: 'date', label: { zh: '下次联系', en: 'Next contact' } },
    attachments: { type: 'file', label: { zh: '附件', en: 'Files' }, multiple: true },
  },
});
