import type { ChartType } from '../../../../metadata/define/report.ts';
import { bar } from './bar.tsx';
import type { Chart } from './chart.ts';
import { column } from './column.tsx';
import { funnel } from './funnel.tsx';
import { line } from './line.tsx';
import { number } from './number.tsx';
import { pie } from './pie.tsx';
import { table } from './table.tsx';

/** How each kind of chart is drawn. A new one is a file beside this and a line here. */
export const charts = { number, table, bar, column, line, pie, funnel } satisfies Record<ChartType, Chart>;

export function chartOf(type: ChartType): Chart {
  return charts[type];
}
