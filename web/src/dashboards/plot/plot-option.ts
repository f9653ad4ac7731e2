import type { EChartsCoreOption } from 'echarts/core';
import type { PlotLook } from './plot-look.ts';

export type PlotShape = 'column' | 'line' | 'pie';

export type PlotInput = {
  shape: PlotShape;
  names: string[];
  series: { name: string; values: (number | null)[] }[];
  /** A figure for an axis: `12.3 万`. */
  short: (value: number) => string;
  /** Lines about a point, the figure first. */
  tooltip: (series: number, index: number) => string[];
  look: PlotLook;
};

type Hovered = { seriesIndex: number; dataIndex: number; name: string; seriesName: string };

/** What ECharts is told to draw. */
export function plotOption(input: PlotInput): EChartsCoreOption {
  const { look, series, tooltip, shape } = input;
  return {
    animation: look.moving,
    animationDuration: 300,
    color: look.series,
    textStyle: { fontFamily: look.font, fontSize: 12, color: look.text },
    tooltip: {
      trigger: 'item',
      confine: true,
      backgroundColor: look.surface,
      borderColor: look.border,
      textStyle: { color: look.text, fontSize: 13 },
      formatter: ({ seriesIndex, dataIndex, name, seriesName }: Hovered) =>
        tooltipText([series.length > 1 ? `${name} · ${seriesName}` : name, ...tooltip(seriesIndex, dataIndex)]),
    },
    legend: series.length > 1 ? legend(look) : undefined,
    ...(shape === 'pie' ? slices(input) : axes(input)),
  };
}

/** Records may be named anything, so the words are made harmless. */
function tooltipText(lines: string[]): string {
  const [head = '', figure = '', ...rest] = lines.map((line) =>
    line.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`),
  );
  return [head, `<b>${figure}</b>`, ...rest].join('<br>');
}

function legend(look: PlotLook) {
  return { type: 'scroll', bottom: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: { color: look.quiet } };
}

function axes({ shape, names, series, short, look }: PlotInput): EChartsCoreOption {
  const dots = names.length <= 31;
  return {
    grid: { left: 4, right: 12, top: 16, bottom: series.length > 1 ? 32 : 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: names,
      boundaryGap: shape === 'column',
      axisLine: { lineStyle: { color: look.border } },
      axisTick: { show: false },
      axisLabel: { color: look.quiet, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: look.quiet, formatter: short },
      splitLine: { lineStyle: { color: look.border } },
    },
    series: series.map(({ name, values }) => ({
      name,
      data: values,
      cursor: 'pointer',
      ...(shape === 'column'
        ? {
            type: 'bar',
            barMaxWidth: 40,
            stack: series.length > 1 ? 'all' : undefined,
            itemStyle: { borderRadius: [3, 3, 0, 0] },
          }
        : { type: 'line', symbol: 'circle', symbolSize: 7, showSymbol: dots, lineStyle: { width: 2 } }),
    })),
  };
}

function slices({ names, series, look }: PlotInput): EChartsCoreOption {
  return {
    series: series.slice(0, 1).map(({ name, values }) => ({
      name,
      type: 'pie',
      radius: ['48%', '74%'],
      cursor: 'pointer',
      itemStyle: { borderColor: look.surface, borderWidth: 2 },
      label: { color: look.text, formatter: '{b} {d}%' },
      data: names.map((slice, index) => ({ name: slice, value: values[index] })),
    })),
  };
}
