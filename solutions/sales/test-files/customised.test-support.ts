import type { Json } from '@tenon/metadata/merge/json.ts';

/** One thing that somebody changes: `to` stands at `at` afterwards, undefined takes it away; `order` puts what stands there in this order. */
export type Edit = { kind: string; name: string; at: string[] } & ({ to: Json | undefined } | { order: string[] });

const label = (zh: string, en: string) => ({ zh, en });
const on =
  (kind: string, name: string) =>
  (path: string, to: Json | undefined): Edit => ({ kind, name, at: path === '' ? [] : path.split('.'), to });
const account = on('object', 'account');
const deal = on('object', 'deal');
const page = on('layout', 'account');
const list = on('view', 'all_accounts');
const vip = { type: 'boolean', label: label('贵宾', 'VIP') };

/** Thirty things that a company changes of its sales app. */
export const customisations: Edit[] = [
  account('label', label('客户', 'Customer')),
  account('icon', 'users'),
  account('fields.phone.required', true),
  account('fields.phone.label', label('总机', 'Switchboard')),
  account('fields.industry.help', label('按主营业务填', 'By what they mainly do')),
  account('fields.type.default', 'customer'),
  account('fields.level.options.d', { value: 'd', label: label('D（停用）', 'D (on hold)'), color: 'gray' }),
  account('fields.level.options.c.label', label('C（偶尔）', 'C (now and then)')),
  { kind: 'object', name: 'account', at: ['fields', 'level', 'options'], order: ['c', 'b', 'a', 'd'] },
  account('fields.vip', vip),
  account('fields.source.options.exhibition', { value: 'exhibition', label: label('行业展会', 'Trade show') }),
  account('rules.vip_phone', { label: label('贵宾要留电话', 'VIPs have a phone'), when: 'vip', require: ['website'] }),
  deal('fields.amount.required', true),
  deal('fields.probability.help', label('由销售判断', 'The rep decides')),
  deal('fields.loss_reason.options.other.label', label('其他原因', 'Another reason')),
  page('sections.contact.label', label('怎样联系', 'How to reach them')),
  page('sections.vip', { id: 'vip', label: label('贵宾', 'VIP'), fields: ['vip'] }),
  page('sections.company.fields.founded', undefined),
  page('highlights', ['level', 'owner', 'open_amount']),
  { kind: 'layout', name: 'account', at: ['sections'], order: ['contact', 'about', 'company', 'vip'] },
  list('columns.vip', { field: 'vip' }),
  list('columns.phone', undefined),
  list('columns.name.width', 300),
  on('view', 'key_accounts')('filter', { field: 'vip', op: 'eq', value: true }),
  on('view', 'my_accounts')('label', label('我的客户', 'My customers')),
  on('view', 'account_board')('', undefined),
  on('view', 'vip_accounts')('', {
    object: 'account',
    label: label('贵宾客户', 'VIP accounts'),
    type: 'table',
    columns: [{ field: 'name' }, { field: 'vip' }],
    filter: { field: 'vip', op: 'eq', value: true },
  }),
  on('dashboard', 'pipeline')('widgets.won_by_quarter', undefined),
  on('report', 'won_by_owner')('query.limit', 5),
  on('app', 'sales')('menu.ours', { id: 'ours', label: label('我们的', 'Ours'), objects: ['product'] }),
];

/** Ten things that the next version ships, of which `touches` the company changed as well. */
export const shippedNext: (Edit & { touches?: string })[] = [
  account('fields.tax_region', { type: 'text', label: label('税区', 'Tax region') }),
  { ...account('label', label('公司客户', 'Company')), touches: 'label' },
  account('fields.level.options.s', { value: 's', label: label('S（战略）', 'S (strategic)'), color: 'violet' }),
  { ...account('fields.level.options.c.label', label('C（观察）', 'C (watch)')), touches: 'fields.level.options.c.label' },
  { ...account('fields.vip', { type: 'text', label: label('贵宾号', 'VIP number') }), touches: 'fields.vip' },
  { ...page('sections.contact.label', label('联络', 'Get in touch')), touches: 'sections.contact.label' },
  page('sections.tax', { id: 'tax', label: label('税务', 'Tax'), fields: ['tax_region'] }),
  list('columns.website', { field: 'website' }),
  { ...on('view', 'account_board')('label', label('状态看板', 'Status board')), touches: '' },
  on('report', 'won_by_owner')('label', label('业绩榜', 'Top sellers')),
];
