import { loadLater } from '../../base/load-later.ts';
import type { Chart, ChartProps } from './chart.ts';

const Plot = loadLater(() => import('../plot/plot.tsx'), 'Plot');

/** Standing bars of the first measure over the first group; a second group makes stacks. */
function ColumnChart(props: ChartProps) {
  return props.result.type === 'summary' ? <Plot {...props} result={props.result} shape="column" /> : null;
}

export const column: Chart = {
  shows: 'summary',
  Draw: ColumnChart,
  tabular: true,
  plotted: true,
};
