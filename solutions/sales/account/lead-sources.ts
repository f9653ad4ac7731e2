import type { ChoiceOption } from '@tenon/metadata';

/** Where a lead, account or deal came from; the same list everywhere, so that sources can be compared to the end. */
export const leadSources: ChoiceOption[] = [
  { value: 'web', label: { zh: '线上注册', en: 'Web' }, aliases: ['Website', '官网'] },
  { value: 'online_inquiry', label: { zh: '线上询价', en: 'Online inquiry' } },
  { value: 'phone_inquiry', label: { zh: '电话咨询', en: 'Phone inquiry' } },
  { value: 'email_inquiry', label: { zh: '邮件咨询', en: 'E-mail inquiry' } },
  {
    value: 'referral',
    label: { zh: '转介绍', en: 'Referral' },
    aliases: ['Partner Referral', 'Word of mouth', 'Employee Referral'],
  },
  { value: 'trade_show', label: { zh: '展会', en: 'Trade show' } },
  { value: 'search_engine', label: { zh: '搜索引擎', en: 'Search engine' } },
  { value: 'advertisement', label: { zh: '广告', en: 'Advertisement' } },
  { value: 'promotion', label: { zh: '促销', en: 'Promotion' } },
  { value: 'purchased_list', label: { zh: '购买名单', en: 'Purchased list' } },
  { value: 'cold_visit', label: { zh: '陌拜', en: 'Cold visit' }, aliases: ['Cold call'] },
  { value: 'other', label: { zh: '其他', en: 'Other' } },
];
