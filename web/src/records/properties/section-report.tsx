import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useModel } from '../../base/use-model.ts';
import { Widget } from '../../dashboards/widget.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import type { OpenRecord } from '../record/open-record.ts';
import { ownRecords } from './own-records.ts';
import styles from './section-report.module.css';

type Props = { open: OpenRecord; report: string; via: string };

/** A report over the records that lead to this one, drawn as a dashboard draws it. */
export function SectionReport({ open, report: name, via }: Props) {
  const model = useModel();
  const report = model.reports[name];
  const request = report ? ownRecords(model, open, { report, via }) : {};
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.figures('report', name, request),
    queryFn: ({ signal }) => api.post(`/reports/${name}/run`, request, { signal }),
    placeholderData: keepPreviousData,
    enabled: report !== undefined,
  });
  if (!report) return null;
  if (error && !data) return <ProblemPanel error={error} onRetry={refetch} />;
  return (
    <div className={styles.report} data-chart={report.chart}>
      <Widget report={report} result={data} request={request} onRetry={refetch} />
    </div>
  );
}
