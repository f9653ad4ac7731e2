import { Suspense, useState } from 'react';
import type { ReportRequest, ReportResult } from '../../../metadata/api/reports.ts';
import type { ProblemDetails } from '../../../metadata/api/shapes.ts';
import type { ReportBody } from '../../../metadata/define/report.ts';
import { ApiProblem } from '../base/api-problem.ts';
import { paths } from '../base/paths.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { classNames } from '../ui/class-names.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Link } from '../ui/link.tsx';
import { ProblemPanel } from '../ui/problem-panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { chartOf } from './charts/index.ts';
import { TableChart } from './charts/table.tsx';
import { drillFilter, recordsOf } from './drill.ts';
import { HowComputed } from './how-computed.tsx';
import styles from './widget.module.css';

type Props = {
  report: ReportBody;
  /** Absent while it is on its way. */
  result: ReportResult | ProblemDetails | undefined;
  request: ReportRequest;
  onRetry: () => void;
};

/** A report in its frame: title, how it is computed, the chart or its table, and the way to its records. */
export function Widget({ report, result, request, onRetry }: Props) {
  const t = useText();
  const title = useLabel()(report.label);
  const [asTable, setAsTable] = useState(false);
  const { Draw, tabular, plotted } = chartOf(report.chart);
  const Drawn = asTable ? TableChart : Draw;
  return (
    <section className={styles.widget} aria-label={title} aria-busy={result === undefined}>
      <header className={styles.head}>
        <h2 className={styles.title} title={title}>
          {title}
        </h2>
        <HowComputed report={report} title={title} />
        <span className={styles.tools}>
          {tabular && (
            <IconButton
              size="sm"
              icon={<Icon name={asTable ? 'chart-bar' : 'table'} size={14} />}
              label={t(asTable ? 'dashboards.asChart' : 'dashboards.asTable')}
              onClick={() => setAsTable(!asTable)}
            />
          )}
          {tabular && report.query.type === 'summary' && <SeeRecords report={report} request={request} title={title} />}
        </span>
      </header>
      <div className={classNames(styles.body, plotted && !asTable && styles.plotted)}>
        {result === undefined ? (
          <Skeleton width="60%" height={24} />
        ) : 'code' in result ? (
          <ProblemPanel error={new ApiProblem(result)} onRetry={onRetry} />
        ) : isEmpty(result) ? (
          <p className={styles.none}>{t('dashboards.noData')}</p>
        ) : (
          <ErrorBoundary key={String(asTable)} onReset={onRetry}>
            <Suspense fallback={<Skeleton width="60%" height={24} />}>
              <Drawn report={report} result={result} request={request} title={title} />
            </Suspense>
          </ErrorBoundary>
        )}
      </div>
    </section>
  );
}

function SeeRecords({ report, request, title }: Pick<Props, 'report' | 'request'> & { title: string }) {
  const t = useText();
  const named = t('dashboards.seeRecordsOf', { title });
  return (
    <Link
      to={paths.list(report.query.object)}
      search={recordsOf(drillFilter(report, request))}
      className={styles.records}
      title={named}
      aria-label={named}
    >
      <Icon name="list-details" size={14} />
    </Link>
  );
}

function isEmpty(result: ReportResult): boolean {
  return result.type === 'summary' ? result.rows.length === 0 : result.stages.every(({ entered }) => entered === 0);
}
