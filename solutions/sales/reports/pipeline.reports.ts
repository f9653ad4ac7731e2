import { defineReport } from '@tenon/metadata';

const open = { field: 'status', op: 'eq', value: 'open' } as const;

export const openAmount = defineReport('open_amount', {
  label: { zh: '在谈金额', en: 'Open pipeline' },
  description: { zh: '进行中商机的金额合计', en: 'Sum of amounts of open deals' },
  chart: 'number',
  period: 'expected_close',
  present: true,
  query: {
    type: 'summary',
    object: 'deal',
    filter: open,
    measures: [
      { name: 'amount', aggregate: 'sum', field: 'amount', label: { zh: '金额', en: 'Amount' }, format: 'money' },
      { name: 'deals', aggregate: 'count', label: { zh: '商机数', en: 'Deals' }, format: 'number' },
    ],
  },
});

export const weightedAmount = defineReport('weighted_amount', {
  label: { zh: '加权金额', en: 'Weighted' },
  description: { zh: '进行中商机的 金额 × 赢率 合计', en: 'Sum of amount × probability of open deals' },
  chart: 'number',
  period: 'expected_close',
  present: true,
  query: {
    type: 'summary',
    object: 'deal',
    filter: open,
    measures: [
      {
        name: 'weighted',
        aggregate: 'sum',
        field: 'weighted_amount',
        label: { zh: '加权金额', en: 'Weighted' },
        format: 'money',
      },
    ],
  },
});

export const openByStage = defineReport('open_by_stage', {
  label: { zh: '各阶段商机', en: 'Deals by stage' },
  chart: 'bar',
  query: {
    type: 'summary',
    object: 'deal',
    group: [{ field: 'stage' }],
    measures: [
      { name: 'deals', aggregate: 'count', label: { zh: '商机数', en: 'Deals' }, format: 'number' },
      { name: 'amount', aggregate: 'sum', field: 'amount', label: { zh: '金额', en: 'Amount' }, format: 'money' },
    ],
    sort: [{ field: 'stage', direction: 'asc' }],
  },
});

export const dealFunnel = defineReport('deal_funnel', {
  label: { zh: '销售漏斗', en: 'Sales funnel' },
  description: {
    zh: '按进入阶段的时间统计的转化，来自阶段历史',
    en: 'Conversion by the time stages were entered, from stage history',
  },
  chart: 'funnel',
  period: 'entered_at',
  query: { type: 'funnel', object: 'deal', pipeline: 'direct' },
});
