import { type Definition, defineObject, defineProcess, defineRole } from '@tenon/metadata';

/** A small sales model that touches every step of the write pipeline. */
export const writeTestObjects: Definition[] = [
  defineObject('account', {
    label: { zh: '客户', en: 'Account' },
    icon: 'building',
    title: 'name',
    fields: {
      name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true, unique: true, maxLength: 80 },
      parent: { type: 'relation', to: 'account', label: { zh: '上级客户', en: 'Parent' }, onDelete: 'clear', acyclic: true },
      phone: { type: 'phone', label: { zh: '电话', en: 'Phone' } },
      region: { type: 'text', label: { zh: '区域', en: 'Region' } },
      code: { type: 'text', label: { zh: '编码', en: 'Code' } },
      note: { type: 'longText', label: { zh: '备注', en: 'Note' } },
      secret: { type: 'text', label: { zh: '内部评级', en: 'Internal rating' } },
      score: { type: 'integer', label: { zh: '评分', en: 'Score' }, readOnly: true },
    },
    search: ['name', 'phone'],
    similar: ['name'],
    unique: [['region', 'code']],
  }),
  defineObject('contact', {
    label: { zh: '联系人', en: 'Contact' },
    icon: 'user',
    title: 'name',
    fields: {
      name: { type: 'text', label: { zh: '姓名', en: 'Name' }, required: true },
      account: { type: 'relation', to: 'account', label: { zh: '客户', en: 'Account' }, onDelete: 'cascade' },
      address: { type: 'address', label: { zh: '地址', en: 'Address' } },
      tags: {
        type: 'choices',
        label: { zh: '标签', en: 'Tags' },
        options: [
          { value: 'vip', label: { zh: '重要', en: 'VIP' } },
          { value: '"odd", \\ {one}', label: { zh: '怪', en: 'Odd' } },
        ],
      },
    },
  }),
  defineObject('deal', {
    label: { zh: '商机', en: 'Deal' },
    icon: 'coin',
    title: 'name',
    rateDate: 'closed_on',
    fields: {
      name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
      number: { type: 'autoNumber', label: { zh: '编号', en: 'Number' }, pattern: 'D-{yyyy}-{0000}' },
      account: { type: 'relation', to: 'account', label: { zh: '客户', en: 'Account' } },
      amount: { type: 'money', label: { zh: '金额', en: 'Amount' } },
      probability: { type: 'percent', label: { zh: '赢率', en: 'Probability' } },
      closed_on: { type: 'date', label: { zh: '成交日期', en: 'Closed on' } },
      pipeline: {
        type: 'choice',
        label: { zh: '管道', en: 'Pipeline' },
        default: 'direct',
        options: [
          { value: 'direct', label: { zh: '直销', en: 'Direct' } },
          { value: 'partner', label: { zh: '渠道', en: 'Partner' } },
        ],
      },
      stage: {
        type: 'choice',
        label: { zh: '阶段', en: 'Stage' },
        default: 'lead',
        options: [
          { value: 'lead', label: { zh: '线索', en: 'Lead' }, sets: { probability: '10' } },
          { value: 'offer', label: { zh: '报价', en: 'Offer' }, sets: { probability: '50' } },
          { value: 'won', label: { zh: '赢单', en: 'Won' }, sets: { probability: '100', closed_on: { today: true } } },
        ],
        dependsOn: { field: 'pipeline', options: { direct: ['lead', 'offer', 'won'], partner: ['lead', 'won'] } },
      },
      contacts: { type: 'manyToMany', to: 'contact', label: { zh: '联系人', en: 'Contacts' } },
      contract: { type: 'file', label: { zh: '合同', en: 'Contract' } },
    },
    track: {
      field: 'stage',
      into: 'deal_stage',
      value: 'stage',
      enteredAt: 'entered_at',
      leftAt: 'left_at',
      enteredBy: 'entered_by',
    },
  }),
  defineObject('deal_stage', {
    label: { zh: '阶段记录', en: 'Stage entry' },
    icon: 'history',
    title: 'stage',
    controlledBy: 'deal',
    fields: {
      deal: { type: 'relation', to: 'deal', label: { zh: '商机', en: 'Deal' }, onDelete: 'cascade' },
      stage: { type: 'text', label: { zh: '阶段', en: 'Stage' } },
      entered_at: { type: 'datetime', label: { zh: '进入时间', en: 'Entered at' } },
      left_at: { type: 'datetime', label: { zh: '离开时间', en: 'Left at' } },
      entered_by: { type: 'user', label: { zh: '推进人', en: 'Entered by' } },
    },
  }),
  defineObject('lead', {
    label: { zh: '线索', en: 'Lead' },
    icon: 'target',
    title: 'name',
    fields: {
      name: { type: 'text', label: { zh: '姓名', en: 'Name' }, required: true },
      company: { type: 'text', label: { zh: '公司', en: 'Company' } },
      status: {
        type: 'choice',
        label: { zh: '状态', en: 'Status' },
        default: 'open',
        options: [
          { value: 'open', label: { zh: '跟进中', en: 'Open' } },
          { value: 'converted', label: { zh: '已转换', en: 'Converted' } },
        ],
      },
      converted_account: { type: 'relation', to: 'account', label: { zh: '转成客户', en: 'Account' }, readOnly: true },
      converted_contact: { type: 'relation', to: 'contact', label: { zh: '转成联系人', en: 'Contact' }, readOnly: true },
      converted_deal: { type: 'relation', to: 'deal', label: { zh: '转成商机', en: 'Deal' }, readOnly: true },
    },
    conversion: {
      sets: { status: 'converted' },
      targets: [
        { object: 'account', link: 'converted_account', match: ['name'], values: { name: 'company' } },
        { object: 'contact', link: 'converted_contact', values: { name: 'name' }, relations: { account: 'account' } },
        {
          object: 'deal',
          link: 'converted_deal',
          optional: true,
          values: { name: 'company' },
          relations: { account: 'account' },
        },
      ],
      moves: [{ object: 'follow_up', field: 'about', to: 'deal' }],
    },
  }),
  defineObject('follow_up', {
    label: { zh: '跟进', en: 'Follow-up' },
    icon: 'message',
    title: 'text',
    controlledBy: 'about',
    fields: {
      text: { type: 'longText', label: { zh: '内容', en: 'Text' }, required: true },
      about: { type: 'polymorphic', to: ['account', 'deal', 'lead'], label: { zh: '关于', en: 'About' } },
    },
  }),
  defineProcess('greet_contact', {
    label: { zh: '问候联系人', en: 'Greet a contact' },
    trigger: { object: 'contact', on: ['create', 'update'], changed: ['name'] },
    steps: [{ id: 'change', kind: 'updateRecord', inputs: { values: { tags: ['vip'] } } }],
  }),
  defineRole('sales_rep', {
    label: { zh: '销售', en: 'Sales rep' },
    objects: {
      '*': { read: 'own', create: true, edit: 'own', delete: 'own' },
      user: { read: 'all' },
      account: { read: 'all', create: true, edit: 'own' },
    },
    fields: { 'account.secret': 'hidden', 'account.region': 'read' },
  }),
  defineRole('sales_manager', {
    label: { zh: '销售经理', en: 'Sales manager' },
    objects: {
      '*': { read: 'all', create: true, edit: 'subordinates', delete: 'subordinates', transfer: 'subordinates', bulk: true },
    },
  }),
];
