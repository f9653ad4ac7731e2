import { defineApp, defineDashboard, defineLayout, defineReport, defineRole, defineView } from '@tenon/metadata';
import { columns, say } from '../words.ts';

const inUse = { field: 'status', op: 'ne', value: 'retired' } as const;
const shown = columns(
  ['name', 240],
  ['number', 130],
  ['asset_category', 120],
  ['status', 110],
  ['holder', 120],
  ['site', 140],
  ['book_value', 130],
);

export const assetScreens = [
  defineView('assets_here', {
    object: 'asset',
    label: say('在册资产', 'Assets we have'),
    type: 'table',
    columns: shown,
    filter: inUse,
    totals: [{ field: 'book_value', aggregate: 'sum' }],
    order: 0,
  }),
  defineView('assets_by_status', {
    object: 'asset',
    label: say('按状态', 'By status'),
    type: 'board',
    columns: columns(['number', 120], ['holder', 120], ['site', 120]),
    board: { field: 'status', sum: 'price' },
    order: 1,
  }),
  defineView('assets_warranty', {
    object: 'asset',
    label: say('保修即将到期', 'Warranty ends soon'),
    type: 'table',
    columns: columns(['name', 240], ['number', 130], ['holder', 120], ['warranty_until', 130]),
    filter: {
      and: [inUse, { field: 'warranty_until', op: 'within', value: { next: 60, unit: 'day' } }],
    },
    sort: [{ field: 'warranty_until', direction: 'asc' }],
    empty: say('60 天内没有到期的保修', 'No warranty ends within 60 days'),
    order: 2,
  }),
  defineView('asset_sites', {
    object: 'asset_site',
    label: say('全部地点', 'All sites'),
    type: 'table',
    columns: columns(['name', 200], ['keeper', 120], ['asset_count', 120]),
  }),
  defineView('asset_repairs', {
    object: 'asset_repair',
    label: say('维修', 'Repairs'),
    type: 'table',
    columns: columns(['fault', 240], ['asset', 200], ['sent_on', 120], ['back_on', 120], ['days', 110], ['cost', 120]),
    totals: [{ field: 'cost', aggregate: 'sum' }],
  }),
  defineView('asset_handovers', {
    object: 'asset_handover',
    label: say('交接', 'Handovers'),
    type: 'table',
    columns: columns(['number', 140], ['asset', 220], ['given_to', 140], ['given_on', 120], ['wear', 110]),
  }),
  defineLayout('asset', {
    object: 'asset',
    highlights: ['number', 'holder', 'site', 'book_value'],
    stage: 'status',
    sections: [
      {
        id: 'about',
        label: say('基本信息', 'About'),
        fields: ['name', 'number', 'asset_category', 'status', 'serial', 'holder', 'site', 'owner'],
        columns: 2,
      },
      {
        id: 'worth',
        label: say('价值', 'Worth'),
        fields: ['bought_on', 'price', 'life_years', 'book_value', 'warranty_until', 'repair_cost'],
        columns: 2,
      },
      { id: 'end', label: say('报废', 'Retired'), fields: ['retired_on', 'retired_why'], when: 'status = "retired"' },
      { id: 'notes', label: say('备注', 'Notes'), fields: ['note'] },
    ],
    related: [
      { object: 'asset_handover', via: 'asset', columns: ['given_to', 'given_on', 'wear', 'note'] },
      { object: 'asset_repair', via: 'asset', columns: ['fault', 'sent_on', 'back_on', 'cost'] },
    ],
    quickCreate: ['name', 'asset_category', 'serial', 'holder', 'site', 'bought_on', 'price', 'warranty_until'],
  }),
  defineReport('asset_worth', {
    label: say('账面净值合计', 'Book value in all'),
    chart: 'number',
    query: {
      type: 'summary',
      object: 'asset',
      filter: inUse,
      measures: [
        { name: 'worth', aggregate: 'sum', field: 'book_value', label: say('净值', 'Book value'), format: 'money' },
        { name: 'assets', aggregate: 'count', label: say('件数', 'Assets'), format: 'number' },
      ],
    },
  }),
  defineReport('assets_by_category', {
    label: say('各类别资产', 'Assets by category'),
    chart: 'pie',
    query: {
      type: 'summary',
      object: 'asset',
      filter: inUse,
      group: [{ field: 'asset_category' }],
      measures: [{ name: 'assets', aggregate: 'count', label: say('件数', 'Assets'), format: 'number' }],
    },
  }),
  defineReport('asset_repair_cost', {
    label: say('每月维修费', 'Cost of repairs by month'),
    chart: 'column',
    period: 'sent_on',
    query: {
      type: 'summary',
      object: 'asset_repair',
      group: [{ field: 'sent_on', bucket: 'month' }],
      measures: [{ name: 'cost', aggregate: 'sum', field: 'cost', label: say('费用', 'Cost'), format: 'money' }],
    },
  }),
  defineDashboard('asset_register', {
    label: say('资产总览', 'Assets'),
    widgets: [
      { report: 'asset_worth', x: 0, y: 0, w: 4, h: 2 },
      { report: 'assets_by_category', x: 4, y: 0, w: 8, h: 5 },
      { report: 'asset_repair_cost', x: 0, y: 5, w: 12, h: 4 },
    ],
  }),
  defineRole('asset_keeper', {
    label: say('资产管理员', 'Asset keeper'),
    description: say('登记、交接与报废全部资产', 'Registers, hands over and retires all assets'),
    objects: {
      asset: { read: 'all', create: true, edit: 'all', delete: 'all', import: true, export: true, bulk: true },
      asset_site: { read: 'all', create: true, edit: 'all' },
      asset_handover: { read: 'all', create: true, edit: 'all', export: true },
      asset_repair: { read: 'all', create: true, edit: 'all', export: true },
      user: { read: 'all' },
      department: { read: 'all' },
    },
  }),
  defineApp('asset_register', {
    label: say('资产', 'Assets'),
    icon: 'package',
    order: 20,
    menu: [
      { id: 'register', objects: ['asset', 'asset_handover', 'asset_repair'] },
      { id: 'setup', label: say('基础资料', 'Basic data'), objects: ['asset_site'] },
    ],
    roles: ['asset_keeper'],
    dashboards: ['asset_register'],
    main: ['asset'],
    home: [
      { id: 'worth', card: 'figures', dashboard: 'asset_register' },
      { id: 'warranty', card: 'records', view: 'assets_warranty' },
      { id: 'first_steps', card: 'firstSteps', side: true },
      { id: 'recent', card: 'recent', side: true },
    ],
    firstSteps: [
      { id: 'asset', step: 'create', object: 'asset', label: say('登记第一件资产', 'Register your first asset') },
      { id: 'import', step: 'import', object: 'asset' },
    ],
  }),
];
