import type { ComponentType } from 'react';
import type { ReportRequest, ReportResult } from '../../../../metadata/api/reports.ts';
import type { ReportBody } from '../../../../metadata/define/report.ts';

export type ChartProps = {
  report: ReportBody;
  result: ReportResult;
  /** What the figures were narrowed to; the records behind them are narrowed the same way. */
  request: ReportRequest;
  title: string;
};

/** How a kind of chart is drawn. One member per kind, listed in `index.ts`. */
export type Chart = {
  /** The figures that it draws. */
  shows: ReportResult['type'];
  Draw: ComponentType<ChartProps>;
  /** May be looked at as a table instead. */
  tabular?: boolean;
  /** Stands in half the width of a phone. */
  small?: boolean;
  /** Needs a height of its own where the grid gives none, as on phones. */
  plotted?: boolean;
};
