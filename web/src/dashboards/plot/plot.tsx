import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../base/paths.ts';
import { useTheme } from '../../base/theme.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import type { ChartProps } from '../charts/chart.ts';
import { recordsBehind, recordsOf } from '../drill.ts';
import { finestRows, type PlotPoint, plotData, type SummaryResult, shownMeasures } from '../plot-data.ts';
import { useFigureTexts } from '../use-figure-texts.ts';
import { Canvas } from './canvas.tsx';
import { readPlotLook } from './plot-look.ts';
import { type PlotShape, plotOption } from './plot-option.ts';

type Props = Omit<ChartProps, 'result'> & { result: SummaryResult; shape: PlotShape };

/** A chart with axes or slices; a press on a part of it opens the records it counts. */
export function Plot({ report, result, request, title, shape }: Props) {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const model = useModel();
  const texts = useFigureTexts(report.query.object);
  const theme = useTheme();
  const { groups } = result;
  const [first, ...rest] = shownMeasures(result);
  const data = plotData(result);
  const names = data.categories.map((key) => (groups[0] ? texts.key(groups[0], key) : title));
  const written = (point: PlotPoint | undefined) => texts.figure(first, first && point?.row?.values[first.name]);
  const option = plotOption({
    shape,
    names,
    series: data.series.map(({ key, points }) => ({
      name: groups[1] && key !== undefined ? texts.key(groups[1], key) : label(first?.label),
      values: points.map(({ value }) => value),
    })),
    short: (value) => texts.figure(first, value, { short: true }),
    // The exact figure, and what else the report says of the same group.
    tooltip: (series, index) => {
      const point = data.series[series]?.points[index];
      return [
        written(point),
        ...rest.map((measure) => `${label(measure.label)} ${texts.figure(measure, point?.row?.values[measure.name])}`),
      ];
    },
    look: readPlotLook(theme),
  });
  const open = (series: number, index: number) => {
    const row = data.series[series]?.points[index]?.row;
    if (!row) return;
    const behind = recordsBehind(model, report, request, {
      measure: first,
      groups,
      keys: row.keys,
      known: finestRows(result).map(({ keys }) => keys),
    });
    if (behind) navigate({ to: paths.list(behind.object), search: recordsOf(behind.filter) as never });
  };
  const points = names.map((name, index) => `${name}: ${written(data.series[0]?.points[index])}`).join(', ');
  return <Canvas option={option} onPress={open} description={t('dashboards.chartSays', { title, points })} />;
}
