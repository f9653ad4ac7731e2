import type { Chart, ChartProps } from './chart.ts';
import { FunnelTable } from './funnel-table.tsx';
import { SummaryTable } from './summary-table.tsx';

/** Figures as rows; also what every chart shows when it is looked at as a table. */
export function TableChart({ result, ...rest }: ChartProps) {
  return result.type === 'funnel' ? <FunnelTable result={result} {...rest} /> : <SummaryTable result={result} {...rest} />;
}

export const table: Chart = { shows: 'summary', Draw: TableChart };
