import { defineObject, defineView } from '@tenon/metadata';

export const account = defineObject('account', {
  label: { zh: '客户', en: 'Account' },
  icon: 'building',
  title: 'name',
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
    code: { type: 'text', label: { zh: '编码', en: 'Code' } },
    employees: { type: 'integer', label: { zh: '人数', en: 'Employees' } },
    partners: { type: 'manyToMany', to: 'account', label: { zh: '伙伴', en: 'Partners' } },
  },
});

export const deal = defineObject('deal', {
  label: { zh: '商机', en: 'Deal' },
  icon: 'coin',
  title: 'name',
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
    account: { type: 'relation', to: 'account', label: { zh: '客户', en: 'Account' } },
    amount: { type: 'money', label: { zh: '金额', en: 'Amount' } },
    stage: {
      type: 'choice',
      label: { zh: '阶段', en: 'Stage' },
      options: [
        { value: 'open', label: { zh: '进行中', en: 'Open' } },
        { value: 'won', label: { zh: '赢单', en: 'Won' } },
      ],
    },
    large: {
      type: 'formula',
      expression: 'AND(amount > 10000, account.employees > 50)',
      result: 'boolean',
      label: { zh: '大单', en: 'Large' },
    },
  },
});

export const dealBoard = defineView('deal_board', {
  object: 'deal',
  label: { zh: '看板', en: 'Board' },
  type: 'board',
  columns: [{ field: 'name' }],
  board: { field: 'stage' },
});
