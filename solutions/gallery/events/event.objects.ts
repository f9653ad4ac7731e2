import { defineObject } from '@tenon/metadata';
import { option, say } from '../words.ts';

export const companyEvent = defineObject('company_event', {
  label: say('活动', 'Event'),
  plural: say('活动', 'Events'),
  description: say('一场培训、展会或开放日，有名额与报名', 'A training, a fair or an open day, with places and sign-ups'),
  icon: 'calendar-event',
  title: 'name',
  subtitle: ['venue'],
  figure: 'starts_at',
  sort: [{ field: 'starts_at', direction: 'desc' }],
  fields: {
    name: { type: 'text', label: say('活动名称', 'Event'), required: true, maxLength: 200 },
    event_format: {
      type: 'choice',
      label: say('形式', 'Format'),
      default: 'training',
      options: [
        option('training', say('培训', 'Training'), 'blue'),
        option('fair', say('展会', 'Fair'), 'orange'),
        option('openday', say('开放日', 'Open day'), 'teal'),
        option('online', say('线上', 'Online'), 'violet'),
      ],
    },
    status: {
      type: 'choice',
      label: say('状态', 'Status'),
      required: true,
      default: 'planned',
      options: [
        option('planned', say('筹备中', 'Planned'), 'gray'),
        option('open', say('报名中', 'Open for sign-up'), 'green'),
        option('over', say('已结束', 'Over'), 'blue'),
        option('cancelled', say('已取消', 'Cancelled'), 'red'),
      ],
    },
    starts_at: { type: 'datetime', label: say('开始时间', 'Starts at'), required: true },
    ends_at: { type: 'datetime', label: say('结束时间', 'Ends at') },
    venue: { type: 'text', label: say('地点', 'Venue'), maxLength: 200 },
    seats: { type: 'integer', label: say('名额', 'Seats'), required: true, default: 30, min: 1, max: 100000 },
    fee: { type: 'money', label: say('费用', 'Fee') },
    description: { type: 'longText', label: say('介绍', 'What it is about') },
    signups: { type: 'relationMany', to: 'event_signup', via: 'for_event', label: say('报名', 'Sign-ups') },
    taken: {
      type: 'rollup',
      label: say('已报名', 'Signed up'),
      relation: 'signups',
      aggregate: 'sum',
      field: 'heads',
      filter: { field: 'answer', op: 'ne', value: 'withdrawn' },
      result: 'integer',
    },
    seats_left: {
      type: 'formula',
      label: say('剩余名额', 'Seats left'),
      expression: 'seats - BLANKVALUE(taken, 0)',
      result: 'integer',
    },
  },
  rules: {
    order: {
      when: 'ends_at < starts_at',
      refuse: { field: 'ends_at', message: say('结束时间不能早于开始时间', 'It cannot end before it starts') },
    },
    full: {
      label: say('名额不足', 'More people than seats'),
      when: 'seats_left < 0',
      warn: { field: 'seats', message: say('报名人数已超过名额', 'More people have signed up than there are seats') },
    },
  },
});

export const eventSignup = defineObject('event_signup', {
  label: say('报名', 'Sign-up'),
  plural: say('报名', 'Sign-ups'),
  icon: 'ticket',
  title: 'name',
  subtitle: ['for_event', 'company_name'],
  similar: ['phone', 'email'],
  fields: {
    name: { type: 'text', label: say('姓名', 'Name'), required: true, maxLength: 100 },
    for_event: { type: 'relation', to: 'company_event', label: say('活动', 'Event'), required: true, onDelete: 'cascade' },
    company_name: { type: 'text', label: say('单位', 'Company'), maxLength: 200 },
    phone: { type: 'phone', label: say('手机', 'Phone') },
    email: { type: 'email', label: say('邮箱', 'E-mail') },
    heads: { type: 'integer', label: say('人数', 'People'), required: true, default: 1, min: 1, max: 500 },
    answer: {
      type: 'choice',
      label: say('状态', 'Status'),
      required: true,
      default: 'signed',
      options: [
        option('signed', say('已报名', 'Signed up'), 'blue'),
        option('confirmed', say('已确认', 'Confirmed'), 'teal'),
        option('came', say('已到场', 'Came'), 'green'),
        option('absent', say('未到场', 'Did not come'), 'orange'),
        option('withdrawn', say('已取消', 'Withdrawn'), 'gray'),
      ],
    },
    diet: { type: 'text', label: say('饮食要求', 'Dietary needs'), maxLength: 200 },
    satisfaction: { type: 'integer', label: say('满意度（1–5）', 'Satisfaction (1–5)'), min: 1, max: 5 },
    feedback: { type: 'longText', label: say('反馈', 'Feedback') },
  },
  rules: {
    came: { when: 'answer = "came"', show: ['satisfaction', 'feedback'] },
    reachable: {
      when: 'ISBLANK(phone) AND ISBLANK(email)',
      refuse: { field: 'phone', message: say('请填写手机或邮箱，以便通知', 'Give a phone or an e-mail to be told at') },
    },
  },
});
