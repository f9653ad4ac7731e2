import type { ReportRequest } from '../../../../../metadata/api/reports.ts';
import type { ReportBody } from '../../../../../metadata/define/report.ts';
import { useText } from '../../../base/use-text.ts';
import { Widget } from '../../../dashboards/widget.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Figures, useIsCounted } from './use-figures.ts';

type Props = { report: ReportBody; figures: Figures | undefined; request?: ReportRequest };

/** A report as it will be, with what it comes to now. */
export function ReportFigure({ report, figures, request = {} }: Props) {
  const t = useText();
  if (!useIsCounted(report))
    return <EmptyState icon="chart-bar" title={t('reports.unpublished')} help={t('reports.unpublishedHelp')} />;
  return <Widget report={report} result={figures?.result} request={request} onRetry={() => figures?.retry()} />;
}
