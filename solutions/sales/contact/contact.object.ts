import { defineObject } from '@tenon/metadata';
import { leadSources } from '../account/lead-sources.ts';
import { buyingRoles } from './buying-roles.ts';

export const contact = defineObject('contact', {
  label: { zh: '联系人', en: 'Contact' },
  plural: { zh: '联系人', en: 'Contacts' },
  description: { zh: '客户公司里与您打交道的人', en: 'A person you deal with at an account' },
  icon: 'user',
  order: 3,
  title: 'name',
  controlledBy: 'account',
  fields: {
    name: { type: 'text', label: { zh: '姓名', en: 'Name' }, required: true },
    account: { type: 'relation', to: 'account', label: { zh: '所属客户', en: 'Account' } },
    title: { type: 'text', label: { zh: '职务', en: 'Title' } },
    unit: { type: 'text', label: { zh: '所在部门', en: 'Unit' } },
    phone: { type: 'phone', label: { zh: '手机', en: 'Mobile' } },
    office_phone: { type: 'phone', label: { zh: '座机', en: 'Office phone' } },
    email: { type: 'email', label: { zh: '邮箱', en: 'E-mail' } },
    wechat: { type: 'text', label: { zh: '微信', en: 'WeChat' }, maxLength: 64 },
    decision_maker: { type: 'boolean', label: { zh: '关键决策人', en: 'Key decision maker' } },
    preferred_channel: {
      type: 'choices',
      label: { zh: '偏好渠道', en: 'Preferred channels' },
      options: [
        { value: 'phone', label: { zh: '电话', en: 'Phone' }, color: 'blue' },
        { value: 'wechat', label: { zh: '微信', en: 'WeChat' }, color: 'green' },
        { value: 'email', label: { zh: '邮件', en: 'E-mail' }, color: 'violet' },
        { value: 'visit', label: { zh: '拜访', en: 'Visit' }, color: 'orange' },
      ],
    },
    birthday: { type: 'date', label: { zh: '生日', en: 'Birthday' } },
    employment: {
      type: 'choice',
      label: { zh: '在职状态', en: 'Employment' },
      default: 'employed',
      options: [
        { value: 'employed', label: { zh: '在职', en: 'In office' }, color: 'green' },
        { value: 'left', label: { zh: '离职', en: 'Left' }, color: 'gray' },
      ],
    },
    source: { type: 'choice', label: { zh: '来源', en: 'Source' }, options: leadSources },
    description: { type: 'longText', label: { zh: '备注', en: 'Notes' } },
    external_id: { type: 'text', label: { zh: '外部标识', en: 'External ID' }, unique: true },
  },
  subtitle: ['account', 'phone'],
  search: ['name', 'phone', 'office_phone', 'email'],
  similar: ['phone', 'email', 'name'],
});

/** A person may matter to several accounts, in a different part at each. */
export const accountContact = defineObject('account_contact', {
  label: { zh: '关联人', en: 'Involvement' },
  plural: { zh: '关联人', en: 'Involvements' },
  icon: 'users',
  title: 'summary',
  menu: false,
  activities: false,
  controlledBy: 'account',
  unique: [['account', 'contact']],
  fields: {
    summary: {
      type: 'formula',
      label: { zh: '摘要', en: 'Summary' },
      expression: 'contact.name & " · " & account.name',
      result: 'text',
    },
    account: { type: 'relation', to: 'account', label: { zh: '客户', en: 'Account' }, required: true, onDelete: 'cascade' },
    contact: { type: 'relation', to: 'contact', label: { zh: '联系人', en: 'Contact' }, required: true, onDelete: 'cascade' },
    role: {
      type: 'choice',
      label: { zh: '角色', en: 'Role' },
      options: buyingRoles,
    },
    decision_maker: { type: 'boolean', label: { zh: '关键决策人', en: 'Key decision maker' } },
    note: { type: 'text', label: { zh: '说明', en: 'Note' } },
  },
});
