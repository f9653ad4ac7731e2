import { type ChartType, type DateBucket, defineReport, type Label, type SummaryReport } from '@tenon/metadata';

const won = { field: 'status', op: 'eq', value: 'won' } as const;
const lost = { field: 'status', op: 'eq', value: 'lost' } as const;

export const wonAmount = defineReport('won_amount', {
  label: { zh: '赢单金额', en: 'Won amount' },
  chart: 'number',
  period: 'closed_on',
  query: {
    type: 'summary',
    object: 'deal',
    filter: won,
    measures: [
      { name: 'amount', aggregate: 'sum', field: 'amount', label: { zh: '金额', en: 'Amount' }, format: 'money' },
      { name: 'deals', aggregate: 'count', label: { zh: '商机数', en: 'Deals' }, format: 'number' },
    ],
  },
});

export const winRate = defineReport('win_rate', {
  label: { zh: '赢单率', en: 'Win rate' },
  description: { zh: '赢单数 ÷（赢单数 + 输单数），按结束日期', en: 'Won ÷ (won + lost), by closing date' },
  chart: 'number',
  period: 'closed_on',
  query: {
    type: 'summary',
    object: 'deal',
    measures: [
      { name: 'rate', expression: 'won / (won + lost) * 100', label: { zh: '赢单率', en: 'Win rate' }, format: 'percent' },
      { name: 'won', aggregate: 'count', filter: won, label: { zh: '赢单', en: 'Won' }, format: 'number' },
      { name: 'lost', aggregate: 'count', filter: lost, label: { zh: '输单', en: 'Lost' }, format: 'number' },
    ],
  },
});

export const averageCycle = defineReport('average_cycle', {
  label: { zh: '平均成交周期', en: 'Sales cycle' },
  description: { zh: '赢单商机从开始日期到结束日期的天数', en: 'Days from start to close of won deals' },
  chart: 'number',
  period: 'closed_on',
  query: {
    type: 'summary',
    object: 'deal',
    filter: won,
    measures: [
      { name: 'mean', aggregate: 'avg', field: 'cycle_days', label: { zh: '平均', en: 'Mean' }, format: 'days' },
      { name: 'median', aggregate: 'median', field: 'cycle_days', label: { zh: '中位数', en: 'Median' }, format: 'days' },
    ],
  },
});

const wonMeasures = [
  { name: 'amount', aggregate: 'sum', field: 'amount', label: { zh: '赢单金额', en: 'Won amount' }, format: 'money' },
  { name: 'deals', aggregate: 'count', label: { zh: '赢单数', en: 'Deals won' }, format: 'number' },
] as const;

type Grouping = Pick<SummaryReport, 'group' | 'sort' | 'limit'>;

/** Amount and number of won deals in groups, narrowed by closing date. */
function wonBy(name: string, about: { label: Label; description?: Label; chart: ChartType }, grouping: Grouping) {
  return defineReport(name, {
    ...about,
    period: 'closed_on',
    query: { type: 'summary', object: 'deal', filter: won, measures: [...wonMeasures], ...grouping },
  });
}

const inTime = (bucket: DateBucket): Grouping => ({
  group: [{ field: 'closed_on', bucket }],
  sort: [{ field: 'closed_on', direction: 'asc' }],
});
const byAmount = (field: string, limit?: number): Grouping => ({
  group: [{ field }],
  sort: [{ field: 'amount', direction: 'desc' }],
  ...(limit !== undefined && { limit }),
});

export const wonByMonth = wonBy(
  'won_by_month',
  { label: { zh: '每月赢单', en: 'Won by month' }, chart: 'column' },
  inTime('month'),
);

export const wonByQuarter = wonBy(
  'won_by_quarter',
  { label: { zh: '每季度赢单', en: 'Won by quarter' }, chart: 'column' },
  inTime('quarter'),
);

export const wonByManager = wonBy(
  'won_by_manager',
  {
    label: { zh: '各经理赢单', en: 'Won by manager' },
    description: { zh: '按负责人的直接上级', en: 'By the superior of the owner' },
    chart: 'bar',
  },
  byAmount('owner.superior'),
);

export const wonByOwner = wonBy(
  'won_by_owner',
  { label: { zh: '销售排行', en: 'Leaderboard' }, chart: 'bar' },
  byAmount('owner', 10),
);

export const wonByProduct = wonBy(
  'won_by_product',
  { label: { zh: '各产品赢单', en: 'Won by product' }, chart: 'bar' },
  byAmount('product'),
);
