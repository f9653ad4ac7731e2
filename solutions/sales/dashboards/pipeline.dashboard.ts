import { defineDashboard } from '@tenon/metadata';

export const pipelineDashboard = defineDashboard('pipeline', {
  label: { zh: '销售总览', en: 'Sales pipeline' },
  order: 0,
  widgets: [
    { report: 'open_amount', x: 0, y: 0, w: 3, h: 2 },
    { report: 'weighted_amount', x: 3, y: 0, w: 2, h: 2 },
    { report: 'won_amount', x: 5, y: 0, w: 3, h: 2 },
    { report: 'win_rate', x: 8, y: 0, w: 2, h: 2 },
    { report: 'average_cycle', x: 10, y: 0, w: 2, h: 2 },
    { report: 'deal_funnel', x: 0, y: 2, w: 6, h: 5 },
    { report: 'won_by_month', x: 6, y: 2, w: 6, h: 5 },
    { report: 'won_by_manager', x: 0, y: 7, w: 6, h: 4 },
    { report: 'won_by_product', x: 6, y: 7, w: 6, h: 4 },
    { report: 'open_by_stage', x: 0, y: 11, w: 6, h: 4 },
    { report: 'won_by_owner', x: 6, y: 11, w: 6, h: 4 },
    { report: 'won_by_quarter', x: 0, y: 15, w: 12, h: 4 },
  ],
});
