import { loadLater } from '../../base/load-later.ts';
import type { Chart, ChartProps } from './chart.ts';

const Plot = loadLater(() => import('../plot/plot.tsx'), 'Plot');

/** The first measure over the first group, most often a date; one line per value of a second group. */
function LineChart(props: ChartProps) {
  return props.result.type === 'summary' ? <Plot {...props} result={props.result} shape="line" /> : null;
}

export const line: Chart = {
  shows: 'summary',
  Draw: LineChart,
  tabular: true,
  plotted: true,
};
