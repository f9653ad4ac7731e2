import { defineObject } from '@tenon/metadata';
import { option, say } from '../words.ts';

export const asset = defineObject('asset', {
  label: say('资产', 'Asset'),
  plural: say('资产', 'Assets'),
  description: say(
    '公司的一件设备或物品：在谁手里、放在哪里、值多少',
    'A thing the company owns: who has it, where it is, what it is worth',
  ),
  icon: 'package',
  title: 'name',
  subtitle: ['number', 'site'],
  figure: 'book_value',
  search: ['name', 'number', 'serial'],
  similar: ['serial'],
  fields: {
    name: { type: 'text', label: say('资产名称', 'Asset name'), required: true, maxLength: 200 },
    number: { type: 'autoNumber', label: say('资产编号', 'Asset no.'), pattern: 'ZC-{yyyy}-{0000}' },
    asset_category: {
      type: 'choice',
      label: say('类别', 'Category'),
      required: true,
      default: 'computer',
      options: [
        option('computer', say('电脑', 'Computer'), 'blue'),
        option('phone', say('手机与平板', 'Phone or tablet'), 'indigo'),
        option('furniture', say('家具', 'Furniture'), 'orange'),
        option('vehicle', say('车辆', 'Vehicle'), 'violet'),
        option('machine', say('机器', 'Machine'), 'teal'),
        option('other', say('其他', 'Other'), 'gray'),
      ],
    },
    status: {
      type: 'choice',
      label: say('状态', 'Status'),
      required: true,
      default: 'stock',
      options: [
        option('stock', say('在库', 'In stock'), 'gray'),
        option('used', say('使用中', 'In use'), 'green'),
        option('repair', say('维修中', 'In repair'), 'orange'),
        option('retired', say('已报废', 'Retired'), 'red', { retired_on: { today: true } }),
      ],
    },
    serial: { type: 'text', label: say('序列号', 'Serial no.'), maxLength: 100, unique: true },
    holder: {
      type: 'user',
      label: say('使用人', 'Held by'),
      help: say('现在由谁使用；历次交接见下方记录', 'Who has it now; every handover is kept below'),
    },
    site: { type: 'relation', to: 'asset_site', label: say('存放地点', 'Site') },
    bought_on: { type: 'date', label: say('购入日期', 'Bought on'), default: { today: true } },
    price: { type: 'money', label: say('购入价格', 'Price') },
    life_years: { type: 'integer', label: say('使用年限（年）', 'Useful life (years)'), min: 1, max: 50, default: 5 },
    book_value: {
      type: 'formula',
      label: say('账面净值', 'Book value'),
      help: say('购入价格按使用年限直线折旧', 'The price, written down evenly over its useful life'),
      expression: 'price * MAX(0, 1 - DATEDIF(bought_on, TODAY(), "d") / (life_years * 365))',
      result: 'decimal',
      scale: 2,
      format: 'money',
    },
    warranty_until: { type: 'date', label: say('保修截止', 'Warranty until') },
    retired_on: { type: 'date', label: say('报废日期', 'Retired on') },
    retired_why: { type: 'text', label: say('报废原因', 'Why it was retired'), maxLength: 200 },
    note: { type: 'longText', label: say('备注', 'Notes') },
    handovers: { type: 'relationMany', to: 'asset_handover', via: 'asset', label: say('交接记录', 'Handovers') },
    repairs: { type: 'relationMany', to: 'asset_repair', via: 'asset', label: say('维修记录', 'Repairs') },
    repair_cost: {
      type: 'rollup',
      label: say('维修费合计', 'Spent on repairs'),
      relation: 'repairs',
      aggregate: 'sum',
      field: 'cost',
    },
  },
  rules: {
    retired: { when: 'status = "retired"', show: ['retired_on', 'retired_why'], require: ['retired_why'] },
    held: {
      label: say('使用中的资产要有使用人', 'What is in use is held by somebody'),
      when: 'status = "used" AND ISBLANK(holder)',
      warn: { field: 'holder', message: say('使用中的资产通常有使用人', 'An asset in use is usually held by somebody') },
    },
  },
});

export const assetSite = defineObject('asset_site', {
  label: say('存放地点', 'Site'),
  plural: say('存放地点', 'Sites'),
  icon: 'map-pin',
  title: 'name',
  fields: {
    name: { type: 'text', label: say('地点', 'Site'), required: true, maxLength: 100, unique: true },
    address: { type: 'address', label: say('地址', 'Address') },
    keeper: { type: 'user', label: say('保管人', 'Keeper') },
    kept_assets: { type: 'relationMany', to: 'asset', via: 'site', label: say('资产', 'Assets') },
    asset_count: { type: 'rollup', label: say('资产数', 'Number of assets'), relation: 'kept_assets', aggregate: 'count' },
  },
});

export const assetHandover = defineObject('asset_handover', {
  label: say('资产交接', 'Handover'),
  plural: say('资产交接', 'Handovers'),
  icon: 'arrows-exchange',
  title: 'number',
  subtitle: ['asset'],
  figure: 'given_on',
  controlledBy: 'asset',
  timeline: false,
  sort: [{ field: 'given_on', direction: 'desc' }],
  fields: {
    number: { type: 'autoNumber', label: say('交接单号', 'Handover no.'), pattern: 'JJ-{yyyy}{mm}-{000}' },
    asset: { type: 'relation', to: 'asset', label: say('资产', 'Asset'), required: true, onDelete: 'cascade' },
    given_to: { type: 'text', label: say('交给', 'Given to'), required: true, maxLength: 100 },
    given_on: { type: 'date', label: say('交接日期', 'Given on'), required: true, default: { today: true } },
    wear: {
      type: 'choice',
      label: say('外观状况', 'Condition'),
      default: 'good',
      options: [
        option('good', say('完好', 'Good'), 'green'),
        option('worn', say('有磨损', 'Worn'), 'yellow'),
        option('damaged', say('有损坏', 'Damaged'), 'red'),
      ],
    },
    note: { type: 'text', label: say('说明', 'Note'), maxLength: 400 },
  },
  rules: { damaged: { when: 'wear = "damaged"', require: ['note'] } },
});

export const assetRepair = defineObject('asset_repair', {
  label: say('资产维修', 'Repair'),
  plural: say('资产维修', 'Repairs'),
  icon: 'tool',
  title: 'fault',
  subtitle: ['asset'],
  figure: 'cost',
  controlledBy: 'asset',
  sort: [{ field: 'sent_on', direction: 'desc' }],
  fields: {
    fault: { type: 'text', label: say('故障', 'What is broken'), required: true, maxLength: 200 },
    asset: { type: 'relation', to: 'asset', label: say('资产', 'Asset'), required: true, onDelete: 'cascade' },
    sent_on: { type: 'date', label: say('送修日期', 'Sent on'), required: true, default: { today: true } },
    back_on: { type: 'date', label: say('取回日期', 'Back on') },
    cost: { type: 'money', label: say('费用', 'Cost') },
    days: {
      type: 'formula',
      label: say('维修天数', 'Days in repair'),
      expression: 'DATEDIF(sent_on, back_on, "d")',
      result: 'integer',
    },
  },
  rules: {
    dates: {
      when: 'back_on < sent_on',
      refuse: { field: 'back_on', message: say('取回日期不能早于送修日期', 'It cannot be back before it was sent') },
    },
  },
});
