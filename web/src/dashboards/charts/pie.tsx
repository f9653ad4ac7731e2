import { lazy } from 'react';
import type { Chart, ChartProps } from './chart.ts';

const Plot = lazy(async () => ({ default: (await import('../plot/plot.tsx')).Plot }));

/** The shares of the first group in the first measure. */
function PieChart(props: ChartProps) {
  return props.result.type === 'summary' ? <Plot {...props} result={props.result} shape="pie" /> : null;
}

export const pie: Chart = { Draw: PieChart, tabular: true, plotted: true };
