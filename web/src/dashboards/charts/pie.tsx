import { loadLater } from '../../base/load-later.ts';
import type { Chart, ChartProps } from './chart.ts';

const Plot = loadLater(() => import('../plot/plot.tsx'), 'Plot');

/** The shares of the first group in the first measure. */
function PieChart(props: ChartProps) {
  return props.result.type === 'summary' ? <Plot {...props} result={props.result} shape="pie" /> : null;
}

export const pie: Chart = { shows: 'summary', Draw: PieChart, tabular: true, plotted: true };
